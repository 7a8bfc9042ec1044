"use strict";
// The shape of each sector, drawn alike in the legend (SVG) and in the network (a distance field for sigma.js).
globalThis.atkgShapes = (() => {
  const POINTS = { // in a square from -9 to 9, downwards
    square: "-7,-7 7,-7 7,7 -7,7", triangle: "0,-8 8,7 -8,7", diamond: "0,-9 9,0 0,9 -9,0", down: "0,8 8,-7 -8,-7",
    plus: "-3,-8 3,-8 3,-3 8,-3 8,3 3,3 3,8 -3,8 -3,3 -8,3 -8,-3 -3,-3",
    cross: "-8,-4 -4,-8 0,-4 4,-8 8,-4 4,0 8,4 4,8 0,4 -4,8 -8,4 -4,0",
    star: "0,-9 2.3,-3 9,-2.7 3.8,1.4 5.5,8 0,4.3 -5.5,8 -3.8,1.4 -9,-2.7 -2.3,-3", left: "-9,0 6,-8 6,8", right: "9,0 -6,-8 -6,8",
    pentagon: "0,-9 8.5,-2.8 5.3,7.5 -5.3,7.5 -8.5,-2.8", hexagon: "0,-9 8,-4.5 8,4.5 0,9 -8,4.5 -8,-4.5" };

  function key(shape, colour) {
    const space = "http://www.w3.org/2000/svg", svg = document.createElementNS(space, "svg");
    const drawn = document.createElementNS(space, shape in POINTS ? "polygon" : "circle");
    const looks = shape in POINTS ? { points: POINTS[shape] } : { r: 8 };
    for (const [name, value] of Object.entries({ ...looks, fill: colour, stroke: "#000" })) drawn.setAttribute(name, value);
    for (const [name, value] of Object.entries({ viewBox: "-10 -10 20 20", class: "key", "aria-hidden": "true" })) svg.setAttribute(name, value);
    svg.append(drawn);
    return svg;
  }

  // The convex parts of the shapes that are not convex, by the numbers of their points.
  const BARS = [[0, 1, 6, 7], [3, 4, 9, 10]];
  const PARTS = { plus: BARS, cross: BARS, star: [[0, 3, 7], [2, 5, 9], [4, 7, 1], [6, 9, 3], [8, 1, 5]] };

  // How far a place lies outside a shape: of a convex part the farthest of its sides, of several parts the nearest.
  // Distances to corners are not exact, and need not be: what counts is the border, and that it is cheap.
  function field(name) {
    const points = POINTS[name].split(" ").map((pair) => pair.split(",").map((one) => Number(one) / 9));
    const part = (corners) => corners.map(([x, y], number) => {
      const [u, v] = corners[(number + 1) % corners.length], long = Math.hypot(u - x, v - y), turn = Math.sign(area(corners));
      const out = [turn * (v - y) / long, turn * (x - u) / long]; // outwards, downwards
      return `dot(uv, vec2(${out[0].toFixed(4)}, ${(-out[1]).toFixed(4)})) - ${(out[0] * x + out[1] * y).toFixed(4)} * size`;
    }).reduce((one, other) => `max(${one}, ${other})`);
    const all = (PARTS[name] || [points.keys()]).map((numbers) => part([...numbers].map((number) => points[number])));
    return { name, inradiusFactor: 0.5,
      glsl: `float sdf_${name}(vec2 uv, float size) { return ${all.reduce((one, other) => `min(${one}, ${other})`)}; }` };
  }
  const area = (corners) => corners.reduce((sum, [x, y], number) => {
    const [u, v] = corners[(number + 1) % corners.length];
    return sum + x * v - u * y;
  }, 0);
  const fields = (wanted) => wanted.filter((name) => name in POINTS).map(field);
  return { key, fields };
})();
