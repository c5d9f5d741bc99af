// Files may be dropped anywhere on a page with an upload form; without this script they are chosen or dropped on the field.
"use strict";
for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  let depth = 0;
  const mark = (on) => form.classList.toggle("over", on);
  addEventListener("dragenter", () => mark(++depth > 0));
  addEventListener("dragleave", () => mark(--depth > 0));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    mark(false);
    if (event.dataTransfer.files.length > 0) {
      field.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter ?? form.querySelector("button");
    button.textContent = "Uploading ...";
    // A button that is disabled at once does not send its value.
    setTimeout(() => { for (const one of form.querySelectorAll("button")) { one.disabled = true; } });
  });
}
// A stream that is refused, since the session is over or the batch gone: what asks when it is over finds out why.
addEventListener("htmx:sseError", (event) => {
  if (event.detail.source?.readyState === EventSource.CLOSED) {
    htmx.trigger("#progress-over", "sse:over");
  }
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// Keys choose what a reader finds; they can be switched off, and do nothing while something is written.
for (const form of document.querySelectorAll("form[data-keys]")) {
  const help = form.querySelector("[data-keys-help]");
  const on = help?.querySelector("input");
  if (on) {
    help.hidden = false;
    on.checked = localStorage.getItem("imr-desk-keys") !== "off";
    on.addEventListener("change", () => localStorage.setItem("imr-desk-keys", on.checked ? "on" : "off"));
  }
  addEventListener("keydown", (event) => {
    const at = event.target;
    if ((on ? !on.checked : localStorage.getItem("imr-desk-keys") === "off") || event.ctrlKey || event.altKey
      || event.metaKey || at.matches?.("textarea, select, input:not([type=radio], [type=checkbox])")) {
      return;
    }
    const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (found) {
      event.preventDefault();
      if (found.type === "radio") {
        found.checked = true;
      }
      if (found.matches("a")) {
        found.click();
      } else {
        found.focus();
      }
    }
  });
}
