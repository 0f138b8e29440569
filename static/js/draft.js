// Keeps what is typed into a long form on the server, a moment after each pause.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form || !window.fetch) return;
  const status = form.querySelector("[data-draft-status]");
  const PAUSE = 1200;
  const AGAIN = 15000;
  const SECRET = "input[type=password], input[type=file], [data-no-draft]";
  const LEFT_OUT = ["csrfmiddlewaretoken", "submission"];
  let timer = 0;
  let busy = false;
  let changed = false;
  let leaving = false;

  const say = (words) => { if (status && status.textContent !== words) status.textContent = words; };

  const typed = () => {
    const secret = new Set(Array.from(form.querySelectorAll(SECRET), (field) => field.name));
    const body = new URLSearchParams();
    new FormData(form).forEach((value, name) => {
      if (typeof value === "string" && !secret.has(name) && !LEFT_OUT.includes(name)) body.append(name, value);
    });
    return body;
  };

  const later = (wait) => { clearTimeout(timer); timer = setTimeout(keep, wait); };

  const answer = async (response) => {
    if (response.status === 413) { changed = false; say("This is too long to keep as a draft. Save it soon."); return; }
    if (!response.ok) throw new Error(String(response.status));
    const { kept, signed_in: signedIn } = await response.json();
    say(signedIn ? `Draft kept, ${kept}` : `Draft kept, ${kept}. You have been signed out: press save, sign in, and it will be here.`);
  };

  const keep = async () => {
    if (busy || !changed) return;
    busy = true;
    changed = false;
    try {
      await answer(await fetch(form.dataset.draft, { method: "POST", body: typed(), credentials: "same-origin", redirect: "error" }));
    } catch {
      changed = true;
      say("Not kept yet: no answer. Trying again.");
      later(AGAIN);
    } finally {
      busy = false;
      if (changed) later(PAUSE);
    }
  };

  const noticed = () => { changed = true; later(PAUSE); };
  form.addEventListener("input", noticed);
  form.addEventListener("change", noticed);
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); changed = false; });
  // The lid closes, the tablet locks, the tab goes: send what is there.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed && !leaving) {
      changed = false;
      navigator.sendBeacon(form.dataset.draft, typed());
    }
  });
})();
