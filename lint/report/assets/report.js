"use strict";
(() => {
  const findings = JSON.parse(document.getElementById("findings").textContent);
  const marks = [...document.querySelectorAll("mark[data-ids]")];
  const shown = (id) => {
    const box = (kind, value) => document.querySelector(`input[data-${kind}="${CSS.escape(value)}"]`);
    const finding = findings[id];
    return box("category", finding.category)?.checked !== false && box("severity", finding.severity)?.checked !== false;
  };
  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const describe = (id) => {
    const finding = findings[id];
    const part = document.createElement("section");
    part.append(element("h3", `${finding.rule} ${finding.name}`, `${finding.severity}-text`), element("p", finding.message));
    const about = `${finding.category}, ${finding.severity}, line ${finding.line}, confidence ${finding.confidence.toFixed(2)}`;
    part.append(element("p", about, "soft"));
    if (finding.fixes.length) {
      const list = document.createElement("ul");
      finding.fixes.forEach((fix) => list.append(element("li", `${fix.title} (${fix.safety})`)));
      part.append(list);
    }
    return part;
  };
  const open = (mark) => {
    const ids = mark.dataset.ids.split(" ").filter(shown);
    if (!ids.length) return;
    marks.forEach((other) => other.classList.toggle("current", other === mark));
    const panel = mark.closest(".document").querySelector(".panel");
    panel.replaceChildren(...ids.map(describe));
  };
  const visible = () => marks.filter((mark) => mark.offsetParent !== null && mark.dataset.ids.split(" ").some(shown));
  const step = (by) => {
    const all = visible();
    const at = all.findIndex((mark) => mark.classList.contains("current"));
    const next = all[(at + by + all.length) % all.length] || all[0];
    if (next) { next.focus(); next.scrollIntoView({ block: "center" }); }
  };
  const filter = () => {
    marks.forEach((mark) => mark.classList.toggle("hidden", !mark.dataset.ids.split(" ").some(shown)));
    document.querySelectorAll("[data-finding]").forEach((item) => { item.hidden = !shown(item.dataset.finding); });
  };
  marks.forEach((mark) => {
    mark.addEventListener("click", () => open(mark));
    mark.addEventListener("focus", () => open(mark));
  });
  document.querySelectorAll(".filters input").forEach((box) => box.addEventListener("change", filter));
  document.querySelectorAll("button[data-view]").forEach((button) => button.addEventListener("click", () => {
    const files = button.closest("article");
    const after = files.classList.toggle("after");
    files.querySelector(".before-text").hidden = after;
    files.querySelector(".after-text").hidden = !after;
    button.textContent = after ? "Show the text as it is" : "Show the repairs";
    button.setAttribute("aria-pressed", String(after));
  }));
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "j") step(1);
    if (event.key === "p" || event.key === "k") step(-1);
  });
  const fromAddress = () => {
    const id = location.hash.slice(2);
    const mark = marks.find((other) => other.dataset.ids.split(" ").includes(id));
    if (mark) { mark.focus(); open(mark); }
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
  document.documentElement.dataset.ready = "yes";
})();
