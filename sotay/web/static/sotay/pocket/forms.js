// What a form says, as entries of the log. The form names its action and target; its fields are the action's keywords.
import { isoDay } from "./html.js";

const SHAPES = {
  "meetings.score_meeting": (fields) => ({ points: under(fields, "line_") }),
  "visits.report_own": (fields) => {
    const rest = Object.entries(fields).filter(([name]) => !/^(petition|subject)_\d+$/.test(name));
    return { ...Object.fromEntries(rest), petitions: petitions(fields) };
  },
  // Only the passages that were changed, with what was read before changing them.
  "meetings.edit_paper": ({ version, kind }, form) => {
    const texts = {};
    const base = {};
    for (const { name, value, defaultValue } of form.querySelectorAll("textarea[name^=text_]")) {
      const [typed, shown] = [paragraphs(value), paragraphs(defaultValue)];
      if (typed.join("\n") === shown.join("\n")) continue;
      texts[name.slice(5)] = typed;
      base[name.slice(5)] = shown;
    }
    return { kind, version: Number(version), texts, base };
  },
};

// The rows of petitions that say something.
function petitions(fields) {
  const places = Object.keys(under(fields, "petition_"));
  return places
    .map((place) => ({ text: fields[`petition_${place}`].trim(), subject: fields[`subject_${place}`] || "other" }))
    .filter((row) => row.text);
}

function under(fields, prefix) {
  const found = Object.entries(fields).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

export const paragraphs = (text) =>
  text
    .split("\n")
    .map((line) => line.split(/\s+/).filter(Boolean).join(" "))
    .filter(Boolean);

function valueOf(field, text) {
  if (field.type === "checkbox") return true;
  if (field.type === "number") return text === "" ? undefined : Number(text);
  if (field.dataset.date !== undefined) return isoDay(text) || undefined;
  if (text === "" && field.tagName !== "TEXTAREA") return undefined;
  return text.replace(/\r\n/g, "\n").normalize("NFC");
}

// The entries of a submitted form: nearly always one; some buttons do two things at once.
export function operations(form, button) {
  const { carried, target, payload = "{}", then } = form.dataset;
  const fields = JSON.parse(payload);
  for (const field of form.elements) {
    if (!field.name || field.name === "csrfmiddlewaretoken" || field.disabled || field.tagName === "BUTTON") continue;
    if ((field.type === "checkbox" || field.type === "radio") && !field.checked) continue;
    const value = valueOf(field, field.value);
    if (value !== undefined) fields[field.name] = value;
  }
  if (button && button.name) fields[button.name] = button.value;
  const shaped = SHAPES[carried] ? SHAPES[carried](fields, form) : fields;
  const first = { action: carried, target, payload: shaped, meeting: form.dataset.meeting || target };
  const second = then && !button?.hasAttribute("formaction") ? [{ ...first, action: then, payload: {} }] : [];
  return [first, ...second];
}

// Tell whether the browser finds the form filled in; it says itself what is missing.
export const isFilled = (form) => form.noValidate || form.reportValidity();

function isChanged(field) {
  if (field.type === "hidden" || field.disabled) return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
  const drawn = Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  return field.selectedIndex !== drawn;
}

// Tell whether somebody has begun to fill in a form of this page: what is redrawn or loaded anew now would be lost.
export const isTyping = () =>
  [...document.querySelectorAll("main textarea, main input, main select")].some(isChanged);
