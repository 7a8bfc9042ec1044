"use strict";
(() => {
  const held = JSON.parse(document.getElementById("content").textContent);
  const byId = (id) => document.getElementById(id);
  const CLEAR = "#00000000", SMALLEST = 5, LARGEST = 16, OTHER = "#999999";
  const SHORT = 26; // characters of a name in the network, until it is pointed at
  let lang = held.lang, at = lang === "es" ? 1 : 0, chosen = null, shown = [], view = null;

  const word = (key, values = {}) =>
    held.words[lang][key].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) =>
      (one === undefined ? String(values[name]) : values[name] === 1 ? one : many));
  const figure = (value) => value.toLocaleString(lang, { maximumFractionDigits: 3 });
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const make = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });
  const button = (text, act) => { const made = make("button", text, { type: "button" }); made.addEventListener("click", act); return made; };
  const years = (first, last) => (!first ? "" : first === last ? String(first) : `${first}–${last}`);

  const colourOf = (sector) => (sector.shape === "hexagon" ? OTHER : sector.colour); // white would not be seen

  // --- filters -------------------------------------------------------------------------------
  const off = { sectors: new Set(), layers: new Set(), statuses: new Set() };
  const bounds = held.quotes.filter((q) => q.first).flatMap((q) => [q.first, q.last]);
  const span = bounds.length ? [Math.min(...bounds), Math.max(...bounds)] : [0, 0];
  const period = () => [Number(byId("first").value) || span[0], Number(byId("last").value) || span[1]];

  function fits(quote) {
    const [first, last] = period();
    if (off.statuses.has(quote.status)) return false;
    if (!quote.first) return first <= span[0] && last >= span[1];
    return quote.first <= last && quote.last >= first;
  }
  const quotesOf = (tie) => tie.quotes.map((number) => held.quotes[number]).filter(fits);
  function visible(tie) {
    return !off.sectors.has(held.nodes[tie.from].sector) && !off.sectors.has(held.nodes[tie.to].sector) &&
      tie.layers.some((layer) => !off.layers.has(layer)) && quotesOf(tie).length > 0;
  }
  function boxes(place, items, set) {
    byId(place).replaceChildren(...items.map(([id, name, sign]) => {
      const label = make("label"), box = make("input", "", { type: "checkbox", checked: !set.has(id), value: id });
      box.addEventListener("change", () => { if (box.checked) set.delete(id); else set.add(id); renew(); });
      label.append(box, ...(sign ? [sign] : []), make("span", name));
      return label;
    }));
  }

  // --- what is read ---------------------------------------------------------------------------
  function quoted(quote) {
    const figure = make("figure"), caption = make("figcaption");
    const where = [quote.section, quote.page ? `${word("w_page")} ${quote.page}` : ""].filter(Boolean).join(", ");
    caption.append(`${quote.from[at]} · ${quote.relation[at]} · ${quote.to[at]}`, make("br"),
      `${held.statuses[quote.status][at]}${quote.first ? ", " + years(quote.first, quote.last) : ""} — ${word("w_stated")} ${held.documents[quote.document][at]} (${quote.year})${where ? ", " + where : ""}. `,
      make("small", quote.statement));
    figure.append(make("blockquote", word("w_quoted", { words: quote.quote }), { translate: false }), caption);
    return figure;
  }
  function tieName(tie) {
    return `${held.nodes[tie.from].name[at]} — ${tie.relation[at]} ${held.directed ? "→" : "—"} ${held.nodes[tie.to].name[at]}`;
  }
  function read() {
    const place = byId("read");
    if (!chosen) return place.replaceChildren(make("p", word("w_hint")));
    if (chosen.tie !== undefined) {
      const tie = held.ties[chosen.tie];
      return place.replaceChildren(make("h3", tieName(tie)), ...quotesOf(tie).map(quoted));
    }
    const node = held.nodes[chosen.node], list = make("ul", "", { className: "plain" });
    for (const number of shown) {
      const tie = held.ties[number];
      if (tie.from === chosen.node || tie.to === chosen.node) {
        const item = make("li"); item.append(button(tieName(tie), () => choose({ tie: number }, true))); list.append(item);
      }
    }
    place.replaceChildren(make("h3", word("w_tie_of", { name: node.name[at] })), make("p", node.kind[at], { className: "small" }), list, measures(node));
  }
  function measures(node) {
    const held_ = make("details"), list = make("dl", "", { className: "small" });
    for (const [name, labels] of Object.entries(held.measures))
      if (name in node.measures) list.append(make("dt", labels[at]), make("dd", figure(node.measures[name])));
    held_.append(make("summary", word("w_measures")), list);
    return held_;
  }
  function choose(what, move) {
    chosen = what; read(); mark();
    if (view) view.show();
    if (move) byId("words").focus({ preventScroll: innerWidth > 1200 });
  }

  // --- tables ----------------------------------------------------------------------------------
  function mark() {
    for (const row of byId("rows").children) {
      const tie = held.ties[Number(row.dataset.tie)], on = chosen && tie &&
        (chosen.tie === Number(row.dataset.tie) || tie.from === chosen.node || tie.to === chosen.node);
      if (on) row.setAttribute("aria-current", "true"); else row.removeAttribute("aria-current");
    }
  }
  function table() {
    byId("rows").replaceChildren(...shown.map((number) => {
      const tie = held.ties[number], own = quotesOf(tie), row = make("tr"), dated = own.filter((q) => q.first);
      row.dataset.tie = number;
      const ends = [tie.from, tie.to].map((end) => { const cell = make("td"); cell.append(button(held.nodes[end].name[at], () => choose({ node: end }, true))); return cell; });
      const last = make("td"), count = button(`${word("w_read")} (${own.length})`, () => choose({ tie: number }, true));
      count.setAttribute("aria-label", `${word("w_read")}: ${tieName(tie)} (${own.length})`);
      last.append(count);
      row.append(ends[0], make("td", tie.relation[at]), ends[1],
        make("td", dated.length ? years(Math.min(...dated.map((q) => q.first)), Math.max(...dated.map((q) => q.last))) : ""), last);
      return row;
    }));
    if (!shown.length) { const row = make("tr"); row.append(make("td", word("w_none"), { colSpan: 5 })); byId("rows").append(row); }
    mark();
  }
  function search() {
    const wanted = fold(byId("search").value.trim()), place = byId("found");
    const hits = wanted ? held.nodes.map((node, number) => [node, number]).filter(([node]) => node.name.some((name) => fold(name).includes(wanted))) : [];
    byId("found-count").textContent = wanted ? word("w_found", { count: hits.length }) : "";
    place.replaceChildren(...hits.slice(0, 30).map(([node, number]) => {
      const item = make("li"); item.append(button(node.name[at], () => { choose({ node: number }, true); if (view) view.go(number); })); return item;
    }));
    return hits;
  }
  function renew() {
    shown = held.ties.map((_, number) => number).filter((number) => visible(held.ties[number]));
    const ends = new Set(shown.flatMap((number) => [held.ties[number].from, held.ties[number].to]));
    byId("counted").textContent = word("w_counted", { ties: shown.length, all: held.ties.length, nodes: ends.size });
    table(); read();
    if (view) view.show();
  }
  function speak() {
    at = lang === "es" ? 1 : 0;
    if (byId("title")) { document.documentElement.lang = lang; document.title = held.title[at]; byId("title").textContent = held.title[at]; }
    for (const found of document.querySelectorAll("[data-w]")) found.textContent = word(found.dataset.w);
    for (const found of document.querySelectorAll("[data-label]")) { found.setAttribute("aria-label", word(found.dataset.label)); found.title = word(found.dataset.label); }
    boxes("sectors", held.sectors.map((one) => [one.key, `${one.name[at]} (${one.count})`, atkgShapes.key(one.shape, colourOf(one))]), off.sectors);
    for (const group of ["layers", "statuses"]) boxes(group, Object.entries(held[group]).map(([id, names]) => [id, names[at]]), off[group]);
    byId("told").textContent = held.told[at];
    offer(); search(); renew();
    if (view) view.name();
  }
  function offer() {
    const size = byId("size"), sized = size.options.length ? size.value : held.size;
    size.replaceChildren(...[["", [word("w_same"), word("w_same")]], ...Object.entries(held.measures)].map(([name, labels]) =>
      make("option", labels[at], { value: name, selected: name === sized })));
  }

  // --- the network itself -----------------------------------------------------------------------
  function network() {
    const { rendering } = Sigma, looks = Object.fromEntries(held.sectors.map((one) => [one.key, one]));
    const graph = new graphology.MultiGraph({ type: held.directed ? "directed" : "undirected" });
    held.nodes.forEach((node, number) => graph.addNode(number, { x: node.x, y: node.y, size: SMALLEST,
      color: colourOf(looks[node.sector]), shape: looks[node.sector].shape, label: node.name[at] }));
    const plain = (tie) => (!tie.sign ? "#a9b1b8" : tie.sign > 0 ? "#0072B2" : "#D55E00");
    const weights = held.ties.map((tie) => Number(tie.weight)), least = Math.min(...weights, 1), most = Math.max(...weights, 1);
    held.ties.forEach((tie, number) => graph.addEdgeWithKey(`t${number}`, tie.from, tie.to, {
      size: most > least ? 1.2 + 3.5 * (tie.weight - least) / (most - least) : 1.4,
      plain: plain(tie), gap: tie.fact ? plain(tie) : CLEAR }));
    const on = { ties: new Set(), nodes: new Set(), near: null, hover: null, names: new Map() };
    const short = (name) => ([...name].length > SHORT ? [...name].slice(0, SHORT - 1).join("").trimEnd() + "…" : name);
    const renderer = new Sigma(graph, byId("canvas"), {
      primitives: {
        nodes: { shapes: [rendering.sdfCircle(), ...atkgShapes.fields([...new Set(held.sectors.map((one) => one.shape))])] },
        edges: { paths: [rendering.pathLine(), rendering.pathCurved()], extremities: [rendering.extremityArrow()],
          variables: { gap: { type: "color", default: "#a9b1b8" } },
          layers: [rendering.layerDashed({ dashSize: { value: 7, mode: "pixels" }, gapSize: { value: 5, mode: "pixels" }, gapColor: { attribute: "gap", default: "#a9b1b8" } })] },
      },
      settings: { allowInvalidContainer: true, enableEdgeEvents: true, itemSizesReference: "screen", stagePadding: 40, edgePickingPadding: 4, minCameraRatio: 0.05, maxCameraRatio: 3 },
      styles: { nodes: { ...Sigma.DEFAULT_STYLES.nodes, shape: { attribute: "shape" } },
        edges: { ...Sigma.DEFAULT_STYLES.edges, color: { attribute: "plain" }, gap: { attribute: "gap" }, path: "straight", parallelPath: "curved", head: held.directed ? "arrow" : "none" } },
      nodeReducer: (id, data) => {
        const number = Number(id), far = on.near && !on.near.has(number);
        return { ...data, visibility: on.nodes.has(number) ? "visible" : "hidden", color: far ? "#e4e8eb" : data.color,
          label: on.hover === number || on.near ? data.label : short(data.label || ""), labelVisibility: on.names.has(number) ? "visible" : "hidden",
          labelPosition: on.names.get(number) || "right", zIndex: far ? 0 : 1 };
      },
      edgeReducer: (id, data) => {
        const number = Number(id.slice(1)), tie = held.ties[number], near = chosen && (chosen.tie === number || tie.from === chosen.node || tie.to === chosen.node);
        const color = near ? "#1d2329" : chosen ? "#eceff1" : plain(tie);
        return { ...data, color, gap: tie.fact ? color : CLEAR, visibility: on.ties.has(number) ? "visible" : "hidden" };
      },
    });
    renderer.on("enterNode", ({ node }) => { on.hover = Number(node); rename(); });
    renderer.on("leaveNode", () => { on.hover = null; rename(); });
    renderer.getCamera().on("updated", () => rename());
    renderer.on("resize", () => rename());
    renderer.on("clickNode", ({ node }) => choose({ node: Number(node) }, false));
    renderer.on("clickEdge", ({ edge }) => choose({ tie: Number(edge.slice(1)) }, false));
    renderer.on("clickStage", () => choose(null, false));
    byId("nearer").addEventListener("click", () => renderer.getCamera().zoomIn());
    byId("farther").addEventListener("click", () => renderer.getCamera().zoomOut());
    byId("whole").addEventListener("click", () => renderer.getCamera().reset());
    function settle() {
      const rank = (number) => (number === on.hover ? Infinity : graph.getNodeAttribute(number, "size"));
      const spots = new Map([...on.nodes].map((number) => {
        const data = graph.getNodeAttributes(number);
        return [number, { ...renderer.graphToViewport(data), r: renderer.scaleSize(data.size) + 1 }];
      }));
      const named = [...spots.keys()].filter((number) => number === on.hover || !on.near || on.near.has(number));
      named.sort((a, b) => rank(b) - rank(a) || a - b);
      const whole = (number) => number === on.hover || on.near;
      const wishes = named.map((number) => [number, (whole(number) ? String : short)(held.nodes[number].name[at]), number === on.hover]);
      const frame = byId("canvas").getBoundingClientRect(), zoom = byId("zoom").getBoundingClientRect();
      const buttons = { left: zoom.left - frame.left, right: zoom.right - frame.left, top: zoom.top - frame.top, bottom: zoom.bottom - frame.top };
      return atkgNames.settle(spots, wishes, frame, [buttons]);
    }
    function rename() {
      const names = settle(), told = (map) => JSON.stringify([on.hover, ...map]);
      if (told(names) === on.told) return;
      on.names = names; on.told = told(names);
      renderer.refresh({ skipIndexation: true });
    }
    function resize() {
      const name = byId("size").value, small = byId("canvas").clientWidth < 500 ? 0.55 : 1;
      const values = held.nodes.map((node) => Math.max(node.measures[name] || 0, 0)), most = Math.max(...values) || 1;
      held.nodes.forEach((_, number) => graph.setNodeAttribute(number, "size",
        small * (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(values[number] / most))));
      rename();
    }
    byId("size").addEventListener("change", resize);
    resize();
    view = {
      renderer, names: () => on.names,
      show() {
        on.ties = new Set(shown);
        on.nodes = new Set(shown.flatMap((number) => [held.ties[number].from, held.ties[number].to]));
        on.near = !chosen ? null : new Set(chosen.tie !== undefined ? [held.ties[chosen.tie].from, held.ties[chosen.tie].to]
          : [chosen.node, ...shown.map((number) => held.ties[number]).filter((tie) => tie.from === chosen.node || tie.to === chosen.node).flatMap((tie) => [tie.from, tie.to])]);
        on.names = settle(); on.told = "";
        renderer.refresh();
      },
      go(number) {
        const place = renderer.getNodeDisplayData(String(number));
        if (place) renderer.getCamera().animate({ x: place.x, y: place.y, ratio: 0.5 }, { duration: 300 });
      },
      name() { held.nodes.forEach((node, number) => graph.setNodeAttribute(number, "label", node.name[at])); rename(); },
    };
    globalThis.atkgView = { view, graph };
  }

  if (innerWidth > 768) byId("sectors").parentElement.open = true;
  if (byId("lang")) { // a page of its own; a page of the site has its switch elsewhere
    byId("lang").value = lang;
    byId("lang").addEventListener("change", (event) => { lang = event.target.value; speak(); });
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const hits = search();
    if (hits.length) { choose({ node: hits[0][1] }, true); if (view) view.go(hits[0][1]); }
  });
  for (const id of ["first", "last"]) { byId(id).placeholder = String(span[id === "first" ? 0 : 1] || ""); byId(id).addEventListener("input", renew); }
  byId("reset").addEventListener("click", () => {
    for (const set of Object.values(off)) set.clear();
    for (const id of ["first", "last", "search"]) byId(id).value = "";
    chosen = null; speak();
  });
  if (typeof Sigma === "undefined" || typeof graphology === "undefined" || !held.nodes.length) {
    byId("frame").remove(); byId("sized").hidden = true;
    const told = make("p", word("w_bare"), { className: "small" });
    told.dataset.w = "w_bare";
    byId("picture").append(told);
  } else {
    offer(); network();
    byId("picture").remove();
  }
  speak();
})();
