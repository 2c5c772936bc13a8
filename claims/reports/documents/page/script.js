"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const wide = matchMedia("(min-width: 64rem)");

  const claims = all(".card").map((card) => {
    const number = card.dataset.number;
    const marks = all(`mark[data-claim="${number}"]`);
    return { number, card, marks, note: byId(`m${number}`), words: card.textContent.toLowerCase(), out: false };
  });
  const of = new Map(claims.map((claim) => [claim.number, claim]));
  const margin = document.querySelector(".margin .cards");
  let current = null;

  root.classList.add("js");
  all(".tools, .filters input").forEach((control) => { control.hidden = false; });
  if (!claims.length) return;

  // Each card as near its mark as the others let it: where wants are not in order, neighbours are pooled at their mean
  // (pool adjacent violators). The card that was asked for outweighs the rest.
  function pooled(listed) {
    const pools = [];
    let above = 0;
    for (const claim of listed) {
      const weight = claim === current ? 1e6 : 1;
      let pool = { weight, sum: weight * (claim.wanted - above), claims: [[claim, above]] };
      above += claim.card.offsetHeight;
      for (let last = pools.at(-1); last && last.sum / last.weight > pool.sum / pool.weight; last = pools.at(-1)) {
        pools.pop();
        pool = { weight: last.weight + pool.weight, sum: last.sum + pool.sum, claims: last.claims.concat(pool.claims) };
      }
      pools.push(pool);
    }
    return pools.flatMap(({ sum, weight, claims: those }) =>
      those.map(([claim, before]) => [claim, Math.max(0, sum / weight) + before]));
  }

  function place() {
    if (!margin) return;
    const listed = claims.filter((claim) => claim.note && !claim.out);
    if (!wide.matches) {
      for (const { card } of listed) card.style.top = "";
      margin.style.height = "";
      return;
    }
    margin.classList.toggle("dense", listed.length * 54 > byId("text").offsetHeight);
    const top = margin.getBoundingClientRect().top;
    for (const claim of listed) claim.wanted = Math.max(0, claim.marks[0].getClientRects()[0].top - top);
    let places = pooled(listed);
    // More cards above it than there is room for: where it would be out of sight of its mark, it lies over the others.
    const own = places.find(([claim]) => claim === current);
    if (own && Math.abs(own[1] - current.wanted) > innerHeight / 3) {
      places = [...pooled(listed.filter((claim) => claim !== current)), [current, current.wanted]];
    }
    const ends = places.map(([claim, at]) => at + claim.card.offsetHeight);
    for (const [claim, at] of places) claim.card.style.top = `${at}px`;
    margin.style.height = `${Math.max(0, ...ends)}px`;
  }

  function light(claim, on) {
    for (const part of [claim.card, claim.note, ...claim.marks]) part?.classList.toggle("on", on);
  }

  function select(claim, focus) {
    if (current && current !== claim) light(current, false);
    current = claim;
    if (claim) light(claim, true);
    place();
    const target = claim && (focus === "card" || !claim.note ? claim.card : focus && claim.note);
    if (!target) return;
    target.focus({ preventScroll: true });
    const beside = wide.matches && claim.note ? claim.note : target;
    if (wide.matches || target !== claim.card || !claim.note) beside.scrollIntoView({ block: inSight(beside) ? "nearest" : "center" });
  }

  function inSight(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top > 90 && bottom < innerHeight * (wide.matches ? 0.8 : 0.45);
  }

  function back() {
    const inside = document.activeElement?.closest(".card");
    if (current && inside && current.note) current.note.focus({ preventScroll: false });
    else select(null);
    if (!wide.matches && inside) select(null);
  }

  function step(by) {
    const listed = claims.filter((claim) => !claim.out);
    if (!listed.length) return;
    const at = listed.indexOf(current);
    const ahead = listed.findIndex((claim) => claim.note && claim.note.getBoundingClientRect().top > 90);
    const next = at < 0 ? (by > 0 ? Math.max(ahead, 0) : (ahead < 0 ? listed.length : ahead) - 1) : at + by;
    const focus = document.activeElement?.closest(".card") ? "card" : "note";
    select(listed[Math.min(Math.max(next, 0), listed.length - 1)], focus);
  }

  const chosen = (name) => new Set(all(`input[name="${name}"]:checked`).map((box) => box.value));

  function filter() {
    const statuses = chosen("status"), kinds = chosen("kind"), stale = chosen("stale");
    const words = byId("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const claim of claims) {
      const { status, kind } = claim.card.dataset;
      claim.out = (statuses.size > 0 && !statuses.has(status)) || (kinds.size > 0 && !kinds.has(kind))
        || (stale.size > 0 && !claim.card.classList.contains("stale")) || !words.every((word) => claim.words.includes(word));
      for (const part of [claim.card, claim.note, ...claim.marks]) part?.classList.toggle("out", claim.out);
    }
    const left = claims.filter((claim) => !claim.out).length;
    byId("shown").textContent = left === claims.length ? `${left} shown` : `${left} of ${claims.length} shown`;
    if (current?.out) select(null);
    place();
  }

  function openAll() {
    const open = byId("all").getAttribute("aria-pressed") !== "true";
    byId("all").setAttribute("aria-pressed", String(open));
    for (const { card } of claims) card.classList.toggle("opened", open);
    place();
  }

  const KEYS = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), "/": () => byId("find").focus() };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.matches('input[type="search"]');
    if (event.key === "Escape") {
      if (typing) event.target.blur();
      else back();
    } else if (!typing && byId("keys").checked && Object.hasOwn(KEYS, event.key)) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const [, where, number] = /^#([cm])(\d+)$/.exec(link?.getAttribute("href") ?? "") ?? [];
    if (where && of.has(number)) {
      event.preventDefault();
      select(of.get(number), where === "c" ? "card" : "note");
    } else if (!link) {
      const mark = event.target.closest("mark:not(.out)");
      const card = event.target.closest(".card");
      if (mark) select(of.get(mark.dataset.claim), "card");
      else if (card) select(of.get(card.dataset.number));
      else if (!wide.matches && event.target.closest(".text")) select(null);
    }
  });

  // Whoever tabs into a card reads it open.
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    const claim = card && of.get(card.dataset.number);
    if (claim && claim !== current && wide.matches) select(claim);
  });

  all(".filters input").forEach((box) => box.addEventListener("change", filter));
  byId("find").addEventListener("input", filter);
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("all").addEventListener("click", openAll);
  wide.addEventListener("change", place);
  new ResizeObserver(place).observe(byId("text"));

  const linked = of.get(/^#c(\d+)$/.exec(location.hash)?.[1]);
  filter();
  if (linked) select(linked, "card");
})();
