// The preview's page: shows what the server says that there is, and follows it.

const byId = (id) => document.getElementById(id);
const documents = new Map(); // by the text's file
let general = []; // problems of no document
let current = null; // the file of the document that is shown
let drawn = ""; // its version
const unseen = new Map(); // the pages that changed in documents which are not shown, by the text's file

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// --- the list ---

function showList() {
  const bySymbol = new Map();
  for (const each of documents.values()) {
    bySymbol.set(each.symbol, [...(bySymbol.get(each.symbol) ?? []), each]);
  }
  const items = [...bySymbol].map(([symbol, versions]) => {
    const links = versions.map((each) => {
      const link = element("a", { href: `#${encodeURIComponent(each.file)}`, textContent: each.language.toUpperCase() });
      link.classList.toggle("wrong", each.problems.some((problem) => problem.severity === "error"));
      link.classList.toggle("news", unseen.has(each.file));
      link.title = unseen.has(each.file) ? saidPages(unseen.get(each.file)) : "";
      if (each.file === current) link.setAttribute("aria-current", "page");
      return link;
    });
    return element("li", {}, symbol, element("div", { className: "languages" }, ...links));
  });
  byId("documents").replaceChildren(...items);
}

const saidPages = (pages) => `page${pages.length > 1 ? "s" : ""} ${pages.join(", ")} changed`;

// What an edit came to, document by document; one that is not shown is a click away.
function showNews(news) {
  const told = [];
  for (const each of news.documents) {
    const wrong = each.problems.some((problem) => problem.severity === "error");
    const pages = news.changed[each.name];
    if (!wrong && !pages) continue;
    const what = wrong ? "has errors" : pages.length ? saidPages(pages) : "looks as before";
    const link = { href: `#${encodeURIComponent(each.file)}`, textContent: `${each.symbol} ${each.language.toUpperCase()} ${what}` };
    told.push(each.file === current ? element("span", { textContent: what }) : element("a", link));
  }
  const shown = told.slice(0, 3).flatMap((each) => [each, " · "]);
  const more = told.length > 3 ? [`${told.length - 3} more · `] : [];
  byId("status").replaceChildren(...shown, ...more, `${news.seconds} s`);
}

// --- problems ---

function showProblems() {
  const told = [...(documents.get(current)?.problems ?? []), ...general];
  const items = told.map((problem) => {
    const place = [problem.path, problem.line].filter((part) => part !== null).join(":");
    return element(
      "li",
      { className: problem.severity },
      element("span", { className: "place", textContent: place }),
      ` ${problem.message} (${problem.code})`,
      ...(problem.hint ? [element("span", { className: "hint", textContent: problem.hint })] : []),
    );
  });
  byId("problems").replaceChildren(...items);
  byId("problems").hidden = items.length === 0;
}

// --- pages ---

const address = (shown, rest) => `/${encodeURIComponent(shown.name)}${rest}`;

async function loaded(source) {
  const image = element("img", { src: source });
  await image.decode().catch(() => {});
}

async function showPages(shown, changed, sameDocument) {
  const answer = await fetch(address(shown, `/pages?${shown.version}`));
  if (!answer.ok || shown.file !== current) return;
  const sizes = await answer.json();
  const pages = byId("pages");
  const scale = Math.min(3, (pages.clientWidth / Math.max(...sizes.map(([width]) => width))) * devicePixelRatio);
  if (!sameDocument) {
    pages.replaceChildren();
    pages.scrollTop = 0;
  }
  for (const [index, [width, height]] of sizes.entries()) {
    const source = address(shown, `/${index + 1}.png?scale=${scale.toFixed(2)}&${shown.version}`);
    const figure = pages.children[index] ?? pages.appendChild(newFigure(index + 1));
    const image = figure.querySelector("img");
    image.width = width;
    image.height = height;
    figure.classList.toggle("changed", changed.includes(index + 1));
    if (!image.src) {
      image.src = source; // seen for the first time: drawn when it comes into view
    } else if (changed.includes(index + 1)) {
      loaded(source).then(() => { image.src = source; }); // no blank page meanwhile
    }
  }
  while (pages.children.length > sizes.length) pages.lastChild.remove();
  if (changed.length) goTo(pages.children[changed[0] - 1]);
}

function newFigure(number) {
  const image = element("img", { loading: "lazy", alt: `Page ${number}` });
  return element("figure", { id: `page-${number}` }, image, element("figcaption", { textContent: number }));
}

// Goes to a page, unless some of it is in view: then the place is kept.
function goTo(figure) {
  if (!figure) return;
  const pages = byId("pages");
  const top = figure.offsetTop - pages.scrollTop;
  if (top + figure.offsetHeight <= 0 || top >= pages.clientHeight) figure.scrollIntoView();
}

// --- the page for the screen ---

function showScreen(shown) {
  const frame = byId("screen");
  const place = frame.dataset.name === shown.name ? frame.contentWindow.scrollY : 0;
  frame.dataset.name = shown.name;
  frame.onload = () => frame.contentWindow.scrollTo(0, place);
  // replaced, so that the browser's way back does not lead through every edit
  frame.contentWindow.location.replace(address(shown, `.html?${shown.version}`));
}

// --- all of it ---

async function show(pages = []) {
  const shown = documents.get(current);
  const changed = pages.length ? pages : (unseen.get(current) ?? []);
  unseen.delete(current);
  showList();
  showProblems();
  byId("title").textContent = shown ? `${shown.symbol} ${shown.language.toUpperCase()}` : "No document";
  document.title = `${byId("title").textContent} – Masthead`;
  for (const format of ["pdf", "html"]) {
    byId(format).hidden = !shown?.name;
    if (shown?.name) byId(format).href = address(shown, `.${format}`);
  }
  if (!shown?.name || !shown.version) {
    byId("pages").replaceChildren();
    return;
  }
  const key = `${shown.name} ${shown.version}`;
  if (key === drawn) return;
  const sameDocument = drawn.startsWith(`${shown.name} `);
  drawn = key;
  showScreen(shown);
  await showPages(shown, changed, sameDocument);
}

function choose() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const first = documents.keys().next().value ?? null;
  current = documents.has(wanted) ? wanted : (documents.has(current) ? current : first);
}

async function begin() {
  const state = await (await fetch("/state")).json();
  documents.clear();
  for (const each of state.documents) documents.set(each.file, each);
  general = state.problems;
  choose();
  await show();
}

function hear(news) {
  for (const file of news.gone) documents.delete(file);
  for (const each of news.documents) documents.set(each.file, each);
  general = news.problems;
  choose();
  for (const each of news.documents) {
    const pages = news.changed[each.name] ?? [];
    if (each.file !== current && pages.length) unseen.set(each.file, pages);
  }
  for (const file of news.gone) unseen.delete(file);
  showNews(news);
  show(news.changed[documents.get(current)?.name] ?? []);
}

const events = new EventSource("/events");
events.addEventListener("open", () => { begin(); }); // at the start, and again after a break
events.addEventListener("message", (event) => hear(JSON.parse(event.data)));
events.addEventListener("error", () => { byId("status").textContent = "The server does not answer."; });
addEventListener("hashchange", () => { choose(); show(); });
