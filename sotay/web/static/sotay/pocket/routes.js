// Which screen an address is.
import { absent, attendance, conduct, officers } from "./conducting.js";
import { comments, commentAdd, detail, excuse, now } from "./meeting.js";
import { minutesEdit, papers } from "./minutes.js";
import { ownPetitions, raise, refuse } from "./petitions.js";
import { reading } from "./reading.js";
import { home, list, own, task, work } from "./screens.js";
import { close, motions, opinionAdd, opinionEdit, opinions, result, score, tasks } from "./voices.js";
import { visit, visitReport, visits } from "./visits.js";
import { waitingPage } from "./waiting.js";
import { worksPage } from "./works.js";

const UID = "[0-9a-f-]{36}";
const OF_MEETING = [
  ["", detail],
  ["now|check-in/", now],
  ["comments", comments],
  ["comments/add", commentAdd],
  ["excuse", excuse],
  ["conduct", conduct, true],
  ["conduct/officers", officers, true],
  ["conduct/attendance", attendance, true],
  [`conduct/attendance/${UID}/excuse`, absent, true],
  ["conduct/opinions", opinions, true],
  ["conduct/opinions/add", opinionAdd, true],
  [`conduct/opinions/${UID}`, opinionEdit, true],
  ["conduct/motions", motions, true],
  ["conduct/tasks", tasks, true],
  [`conduct/tasks/${UID}`, result, true],
  ["conduct/score", score, true],
  ["conduct/close", close, true],
  ["papers", papers, true],
  ["papers/minutes", papers, true],
  ["papers/minutes/edit", minutesEdit, true],
].map(([tail, screen, conducts]) => [new RegExp(`^/meetings/(${UID})${tail && `/(?:${tail})`}$`), screen, conducts]);
const OTHERS = [
  [/^\/$/, home],
  [/^\/meetings\/$/, list],
  [new RegExp(`^/meetings/documents/${UID}$`), reading],
  [/^\/work\/$/, work],
  [new RegExp(`^/work/${UID}$`), task],
  [/^\/me\/$/, own],
  [/^\/assignments\/mine$/, worksPage],
  [/^\/visits\/own$/, visits],
  [new RegExp(`^/visits/own/${UID}$`), visit],
  [new RegExp(`^/visits/own/${UID}/report$`), visitReport],
  [/^\/petitions\/own$/, ownPetitions],
  [new RegExp(`^/petitions/raise(?:/${UID})?$`), raise],
  [new RegExp(`^/petitions/${UID}/refuse$`), refuse],
  [/^\/pocket\/waiting$/, waitingPage],
];

// The screen of an address, ready to be drawn with what the telephone holds; nothing where it does not hold that page.
export function screenAt(path, found) {
  const parts = path.split("/").slice(1);
  for (const [address, screen] of OTHERS) if (address.test(path)) return (rest) => screen({ ...rest, found, parts });
  for (const [address, screen, conducts] of OF_MEETING) {
    const m = address.test(path) && found.find((one) => one.uid === parts[1]);
    if (m && (!conducts || m.conducts)) return (rest) => screen({ ...rest, found, parts, m });
  }
  return null;
}
