// A text that has to go elsewhere: one click copies it, and says so.
(() => {
  "use strict";
  for (const field of document.querySelectorAll("[data-select]")) field.addEventListener("focus", () => field.select());
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      const said = document.querySelector("[data-copied]");
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = "Copied.";
      } catch {
        field.focus();
        said.textContent = "Press Ctrl and C to copy.";
      }
    });
  }
})();
