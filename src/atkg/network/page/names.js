"use strict";
// Where names stand in the network: who comes first chooses first, none over another name, a node or a button, all inside the frame.
globalThis.atkgNames = (() => {
  const LETTERS = 12, GAP = 5, pen = document.createElement("canvas").getContext("2d");
  pen.font = `${LETTERS}px sans-serif`;
  const width = (text) => pen.measureText(text).width + 4;
  const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  function sides({ x, y, r }, across) {
    const up = LETTERS * 0.75;
    return {
      right: { left: x + r, right: x + r + GAP + across, top: y - up, bottom: y + up },
      left: { left: x - r - GAP - across, right: x - r, top: y - up, bottom: y + up },
      below: { left: x - across / 2, right: x + across / 2, top: y + r, bottom: y + r + GAP + 2 * up },
      above: { left: x - across / 2, right: x + across / 2, top: y - r - GAP - 2 * up, bottom: y - r },
    };
  }
  // `spots`: number → { x, y, r } of every node that is seen; `wishes`: [number, text, must] in order of importance.
  function settle(spots, wishes, frame, taken) {
    const nodes = [...spots].map(([number, { x, y, r }]) => ({ number, left: x - r, right: x + r, top: y - r, bottom: y + r }));
    const found = new Map(), walls = [...taken];
    for (const [number, text, must] of wishes) {
      const boxes = sides(spots.get(number), width(text));
      const free = (box) => box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height &&
        !walls.some((wall) => meet(wall, box)) && !nodes.some((node) => node.number !== number && meet(node, box));
      const side = Object.keys(boxes).find((one) => free(boxes[one])) || (must ? "right" : null);
      if (!side) continue;
      walls.push(boxes[side]);
      found.set(number, side);
    }
    return found;
  }
  return { settle };
})();
