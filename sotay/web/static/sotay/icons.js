// An icon of the sprite, for what the scripts add to a page.

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const drawn = document.querySelector("svg.icon use");
  const sprite = drawn ? drawn.getAttribute("href").split("#")[0] : "";
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}
