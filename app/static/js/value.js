"use strict";
// The value page computes as one types: the form is sent as it stands, and the result is put in the place of the one
// before. The fields themselves are never touched, so that focus and text stay. Without this script the button computes.
const form = document.getElementById("scenariet");
const lost = document.getElementById("tabt");
const regions = new Map([...document.querySelectorAll("[data-result]")].map((region) => [region.dataset.result, region]));
const PAUSE = 500;
let timer = 0;
let running = null;
// What came back from the server unsaved is lost by leaving as well as what is typed now.
let changed = "unsaved" in form.dataset;

function openFolds() {
  return [...regions.get("details").querySelectorAll("details[id]")].map((fold) => [fold.id, fold.open]);
}

function show(answer) {
  const folds = openFolds();
  regions.get("brief").innerHTML = answer.brief;
  regions.get("summary").innerHTML = answer.summary;
  regions.get("details").innerHTML = answer.details;
  for (const [id, open] of folds) {
    const fold = document.getElementById(id);
    if (fold) fold.open = open;
  }
  for (const message of form.querySelectorAll(".form-error-message")) message.remove();
  for (const group of form.querySelectorAll(".form-error")) group.classList.remove("form-error");
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    describe(field, (id) => !id.includes("-error"));
  }
  for (const error of answer.errors) tell(error);
  for (const own of form.querySelectorAll("[data-own]")) {
    own.textContent = answer.own[own.dataset.own];
    own.parentElement.hidden = !own.textContent;
  }
}

function describe(field, keeps, added = "") {
  const ids = (field.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && keeps(id));
  if (added) ids.push(added);
  if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}

function tell(error) {
  const field = document.getElementById(error.field);
  if (!field) return;
  const group = field.closest(".form-group");
  const label = group.querySelector("label");
  const message = document.createElement("span");
  message.className = "form-error-message";
  message.id = `${error.field}-error`;
  message.textContent = error.messages.map((one) => one.text).join(" ");
  if (error.messages[0].lang) message.lang = error.messages[0].lang;
  label.after(message);
  group.classList.add("form-error");
  field.setAttribute("aria-invalid", "true");
  describe(field, () => true, message.id);
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

async function compute() {
  if (running) running.abort();
  const mine = new AbortController();
  running = mine;
  form.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.dataset.live, { method: "POST", body: new FormData(form), signal: mine.signal });
    if (!(response.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error("no result");
    const answer = await response.json();
    if (running !== mine) return;
    show(answer);
    lost.hidden = true;
  } catch (error) {
    if (running !== mine) return;
    // A result that does not belong to the fields any more would be believed.
    for (const region of regions.values()) region.replaceChildren();
    lost.hidden = false;
  }
  form.removeAttribute("aria-busy");
}

form.addEventListener("input", () => {
  changed = true;
  clearTimeout(timer);
  timer = setTimeout(compute, PAUSE);
});
document.addEventListener("submit", (event) => {
  if (event.target === form || event.submitter?.form === form) changed = false;
});
addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});
