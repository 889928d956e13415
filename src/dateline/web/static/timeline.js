// Keys, and opening passages beside the list without leaving it. Everything works without this file, only slower.

const list = document.querySelector(".panes .list");
const reader = document.querySelector(".panes .reader");
const ask = document.getElementById("ask");
const keys = document.getElementById("keys");
const beside = () => Boolean(list && reader) && matchMedia("(min-width: 761px)").matches;

const rows = () => [...document.querySelectorAll(".list .row")];
const chosen = () => rows().find((row) => row.getAttribute("aria-current"));

function choose(row) {
  if (!row) return;
  chosen()?.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  row.querySelector("a.open")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const at = all.indexOf(chosen());
  choose(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))]);
}

function light() {
  document.getElementById("lit")?.scrollIntoView({ block: "center" });
}

async function show(address, remember) {
  let answer;
  try {
    answer = await fetch(address, { headers: { "x-dateline-pane": "reader" }, credentials: "same-origin" });
  } catch {
    location.assign(address); // the server has stopped: let the browser say so
    return;
  }
  if (!answer.ok) {
    location.assign(address);
    return;
  }
  reader.innerHTML = await answer.text(); // composed by our own templates, where every word of a report is escaped
  document.body.classList.replace("page-list", "page-reader");
  if (remember) history.pushState({ reader: true }, "", address);
  const title = reader.querySelector("[data-title]")?.dataset.title;
  if (title) document.title = `${title} · dateline`;
  reader.scrollTop = 0;
  light();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const url = new URL(link.href);
  const opens = /^\/(documents\/.|events\/.)/.test(url.pathname) && url.origin === location.origin;
  if (!opens || !beside()) return;
  event.preventDefault();
  const row = link.closest(".list .row");
  if (row) choose(row);
  show(url.pathname + url.search, true);
});

addEventListener("popstate", () => location.reload());

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const writing = event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    if (writing) writing.blur();
    else choose(chosen());
    return;
  }
  if (writing) return;
  const act = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => ask.focus(),
    "?": () => keys.showModal(),
    Enter: () => event.target.closest("a, button") ? null : chosen()?.querySelector("a.open")?.click(),
    a: () => accounts(),
  }[event.key];
  if (!act) return;
  if (event.key !== "Enter") event.preventDefault();
  act();
});

function accounts() {
  const address = chosen()?.dataset.accounts ?? reader?.querySelector(".accounts-link")?.getAttribute("href");
  if (!address) return;
  if (beside()) show(address, true);
  else location.assign(address);
}

function rememberWidth() {
  if (!list) return;
  const width = sessionStorage.getItem("dateline.list");
  if (width) list.style.width = width;
  new ResizeObserver(() => list.style.width && sessionStorage.setItem("dateline.list", list.style.width)).observe(list);
}

rememberWidth();
chosen()?.scrollIntoView({ block: "center" });
light();
