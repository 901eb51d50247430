// Dropping files, what is too big before it is sent, and the progress of a run. Everything else
// works without it.
"use strict";

for (const form of document.querySelectorAll("form.work")) {
  const most = Number(form.dataset.most);
  const problem = form.querySelector("[data-problem]");

  const checked = () => {
    let bytes = 0;
    for (const input of form.querySelectorAll("input[type=file]")) {
      for (const file of input.files) bytes += file.size;
    }
    problem.textContent = bytes > most ? form.dataset.tooBig : "";
    problem.hidden = bytes <= most;
    return bytes <= most;
  };

  form.addEventListener("change", checked);
  form.addEventListener("submit", (event) => {
    if (!checked()) event.preventDefault();
  });
  for (const zone of form.querySelectorAll(".drop")) {
    const input = zone.querySelector("input[type=file]");
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      const kept = new DataTransfer();
      // Files of one work may be dropped one after the other.
      const gathers = input.multiple && "gather" in form.dataset;
      if (gathers) for (const file of input.files) kept.items.add(file);
      for (const file of event.dataTransfer.files) {
        if (input.multiple || kept.files.length === 0) kept.items.add(file);
      }
      input.files = kept.files;
      // With anything else to fill in, somebody may have more to give.
      const shown = [...form.querySelectorAll("input:not([type=hidden]), select")];
      const alone = shown.filter((field) => !field.closest("details:not([open])")).length === 1;
      if (checked() && alone && !gathers && form.checkValidity()) form.requestSubmit();
    });
  }
}

// A file that misses its box must not take the place of the page.
const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
window.addEventListener("dragover", (event) => {
  if (carriesFiles(event)) event.preventDefault();
});
window.addEventListener("drop", (event) => {
  if (!carriesFiles(event) || event.defaultPrevented) return;
  event.preventDefault();
  const zones = [...document.querySelectorAll("form.work .drop")];
  const zone = zones.find((one) => !one.closest("details:not([open])"));
  const hint = document.querySelector("[data-drop-hint]");
  if (zone) {
    zone.dispatchEvent(new DragEvent("drop", { dataTransfer: event.dataTransfer }));
    zone.scrollIntoView({ block: "center" });
  } else if (hint) {
    hint.hidden = false;
  }
});

const progress = document.querySelector("[data-events]");
if (progress) {
  const step = progress.querySelector("[data-step]");
  const events = new EventSource(progress.dataset.events);
  let failures = 0;
  events.onmessage = (event) => {
    failures = 0;
    const { state, words } = JSON.parse(event.data);
    if (state === "done" || state === "stopped") {
      events.close();
      location.reload();
    } else if (step.textContent !== words) {
      step.textContent = words;
    }
  };
  events.onerror = () => {
    // A connection that breaks once is taken up again by the browser itself.
    failures += 1;
    const gone = events.readyState === EventSource.CLOSED || failures > 1;
    if (gone) step.textContent = document.body.dataset.lost;
  };
}
