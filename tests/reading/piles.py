"""Invented reports without dates, headlines or datelines, for pages that only their words part."""


def unwrap(text: str) -> str:
    """One line a paragraph."""
    return "\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


FERRY = unwrap("""
The ferry Alma Brandt ran aground off Sorrel Point on Thursday with 214 passengers aboard, and rescuers in small
boats brought all of them ashore before dark, the coast service said.

Captain Ruben Oster told the coast service that the rudder had jammed as the ferry left the narrow channel, and that
the wind pushed it onto the rocks within minutes.

Divers looked at the hull of the ferry on Friday morning and found a tear of four metres below the engine room, but
no oil had reached the water.

Oster, who has sailed the channel for nineteen years, handed over the log of the ferry and will be heard by the
harbour court next week.

The passengers spent the night in the school at Sorrel Point, where the island's bakers brought bread and the coast
service handed out blankets.

A tug will try to pull the ferry off the rocks at the next spring tide; until then a smaller boat carries passengers
and mail to the island twice a day.

The coast service warned passengers of the smaller boat that it cannot land at Sorrel Point in a north wind, as the
ferry could.

The owners of the Alma Brandt said the ferry had been surveyed in spring and that its rudder was new; the coast
service has taken the broken rudder ashore.

Ida Moen in Sorrel Point contributed to this report.
""")

SCHOOLS = unwrap("""
Teachers in the Weller valley voted on Monday to end their strike after the regional council offered to hire sixty
assistants for overcrowded classrooms, union leader Petra Lindqvist said.

Classrooms in eleven villages had stood empty since the autumn holidays, and parents had taken turns to teach
arithmetic and reading in kitchens and barns.

Lindqvist said the assistants would start before the winter term and that the council had promised in writing to pay
for textbooks as well.

The council's treasurer, Josef Maar, warned that the money for assistants and textbooks would have to come from the
roads budget, which is already overdrawn.

Maar has asked the ministry for a grant, but teachers said they would go back on strike if the classrooms had no
assistants by spring.

Parents in the villages were relieved; several said that arithmetic in the kitchen had ended in tears, and not
always the children's.

The council will meet the teachers again in January to see how many of the sixty assistants have been found and
where the textbooks are.

Lindqvist said that teachers from two villages had voted to go on with the strike, and that the union would pay them
until the council kept its word.

Reporting by Hanna Voss in Weller; editing by Jo Falk.
""")

MUSEUM = unwrap("""
Thieves broke into the Tolland glass museum before dawn on Saturday and left with nine goblets from the seventeenth
century, worth about two million crowns, police inspector Nadia Ferro said.

The alarm had been switched off for repairs, and the night guard noticed the broken window only when he felt the
draught in the goblet room.

Ferro said two people in painters' overalls could be seen on a camera across the street, carrying a ladder and a
padded crate into a white van.

The goblets were made by the glassblower Elias Quandt for a bishop who never paid for them, and collectors have
tried to buy them from the museum ever since.

Museum director Ottilie Sand offered a reward for the goblets and said that glass so well known could not be sold
anywhere in the open.

Police found the van on Sunday in a quarry, burnt out; the ladder lay beside it, and the padded crate was empty.

Sand said that the museum would show the empty case in the goblet room until the goblets came back, and that
visitors could leave hints for the police there.

Ferro asked glass collectors to look out for goblets engraved with a bishop's staff; the thieves, she said, may not
know which of the nine goblets are copies.
""")

REPORTS = (FERRY, SCHOOLS, MUSEUM)
