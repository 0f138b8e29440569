// Small helps for every page. Each works on its own, and every page works without this file.
(() => {
  "use strict";
  const phone = matchMedia("(max-width: 991.98px)");
  const narrow = matchMedia("(max-width: 767.98px)");
  const all = (selector, root = document) => root.querySelectorAll(selector);

  // Guidance is open at a desk and folded on a phone.
  const foldGuides = (root) => {
    if (phone.matches) all("details.guide, details[data-fold]", root).forEach((one) => { one.open = false; });
  };

  // The summary of errors is read first. An address that still ends in #main, from the skip link, would
  // take the focus back once the page has loaded.
  const dropMark = () => {
    if (location.hash && document.querySelector("[data-focus]")) history.replaceState(history.state, "", location.pathname + location.search);
  };
  const focusSummary = (root) => {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  };

  // A password can be shown while it is typed.
  const offerShow = (root) => all("[data-show]", root).forEach((button) => { button.hidden = false; });
  const toggleShow = (button) => {
    const field = document.getElementById(button.getAttribute("aria-controls"));
    const show = field.type === "password";
    field.type = show ? "text" : "password";
    button.setAttribute("aria-pressed", String(show));
    button.firstChild.textContent = show ? "Hide" : "Show";
  };

  // How much room is left, said only when it runs out.
  const sayLeft = (field) => {
    const limit = Number(field.dataset.limit);
    const words = document.getElementById(`${field.id}_left`);
    if (!limit || !words) return;
    const left = limit - field.value.length;
    const near = left < Math.min(200, limit / 5);
    const number = Math.abs(left).toLocaleString("en-GB");
    const unit = Math.abs(left) === 1 ? "character" : "characters";
    words.textContent = !near ? "" : left < 0 ? `${number} ${unit} too many` : `${number} ${unit} left`;
    words.classList.toggle("is-over", left < 0);
  };

  // A long list of tick boxes gets a box to find one by name.
  const offerFind = (list) => {
    if (list.dataset.ready) return;
    list.dataset.ready = "1";
    const legend = list.closest("fieldset")?.querySelector("legend")?.firstChild?.textContent.trim() || "the list";
    const box = document.createElement("input");
    Object.assign(box, { type: "search", className: "form-control checklist-find", placeholder: "Find by name", autocomplete: "off" });
    box.setAttribute("aria-label", `Find in ${legend.toLowerCase()}`);
    const said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    list.before(box, said);
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    box.addEventListener("input", () => {
      const wanted = box.value.trim().toLowerCase().split(/\s+/);
      let shown = 0;
      all("label", list).forEach((line) => {
        const text = line.textContent.toLowerCase();
        line.hidden = !wanted.every((word) => text.includes(word));
        if (!line.hidden) shown += 1;
      });
      said.textContent = `${shown} found`;
    });
  };

  // On a phone the filters fold away behind one button.
  const foldFilters = (root) => all("[data-filters]", root).forEach((form) => {
    const button = form.querySelector(".filter-toggle");
    const more = form.querySelector(".filter-more");
    if (!narrow.matches || !button || !more.children.length || form.dataset.ready) return;
    form.dataset.ready = "1";
    button.hidden = false;
    more.hidden = true;
    button.addEventListener("click", () => {
      more.hidden = !more.hidden;
      button.setAttribute("aria-expanded", String(!more.hidden));
    });
  });

  // A link marked data-dialog opens its form over the page.
  const dialog = document.getElementById("dialog");
  const openDialog = (link) => {
    dialog.returnTo = link;
    window.htmx.ajax("GET", link.href, { target: "#dialog-in", swap: "innerHTML", headers: { "X-Dialog": "1" } })
      .then(() => {
        const title = dialog.querySelector("h2")?.textContent;
        if (!title) { location.href = link.href; return; }
        dialog.setAttribute("aria-label", title);
        if (!dialog.open) dialog.showModal();
        dialog.querySelector("form :is(input:not([type=hidden]), select, textarea)")?.focus();
      });
  };
  dialog?.addEventListener("close", () => {
    document.getElementById("dialog-in").replaceChildren();
    dialog.returnTo?.focus();
  });

  const prepare = (root) => {
    foldGuides(root);
    offerShow(root);
    all("[data-checklist]", root).forEach(offerFind);
    all("[data-limit]", root).forEach(sayLeft);
    foldFilters(root);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (link && plain && dialog?.showModal && window.htmx) { event.preventDefault(); openDialog(link); }
    if (event.target.closest("[data-close]")) dialog?.close();
    const show = event.target.closest("[data-show]");
    if (show) toggleShow(show);
    const jump = event.target.closest(".errs a[href^='#']");
    if (jump) {
      const field = document.getElementById(jump.hash.slice(1));
      if (field) { event.preventDefault(); field.closest(".field, fieldset")?.scrollIntoView({ block: "start" }); field.focus({ preventScroll: true }); }
    }
    if (event.target.closest("[data-print]")) window.print();
  });
  document.addEventListener("input", (event) => { if (event.target.dataset.limit) sayLeft(event.target); });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keep]")) return;
    const note = event.target.closest(".lint");
    note.classList.toggle("is-kept", event.target.checked);
  });
  // A second click while a form is on its way changes nothing; going back makes it usable again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => { delete form.dataset.sent; }));
  document.addEventListener("htmx:afterSwap", (event) => {
    prepare(event.target);
    if (event.target.id === "dialog-in") focusSummary(event.target);
  });

  // No page came back: said in the dialog, with everything that was typed still in it.
  const unanswered = (event) => {
    const form = event.target.closest?.("#dialog-in form");
    if (!form) return;
    form.querySelector("[data-unsaved]")?.remove();
    const old = event.detail.xhr?.status === 403;
    const said = document.createElement("p");
    said.className = "notice";
    said.dataset.unsaved = "";
    said.setAttribute("role", "alert");
    said.textContent = old
      ? "This was not saved: the page is older than your sign-in. Load the page again, then save."
      : "This was not saved: Sustain did not answer. What you typed is still here. Try again in a moment.";
    form.prepend(said);
  };
  document.addEventListener("htmx:responseError", unanswered);
  document.addEventListener("htmx:sendError", unanswered);

  // A file that is too large is refused before it is sent: on a slow line that takes an hour.
  const sizeUp = (input) => {
    const id = `${input.id}_size`;
    document.getElementById(id)?.remove();
    input.removeAttribute("aria-invalid");
    if (![...input.files].some((file) => file.size > Number(input.dataset.largest))) return;
    const said = document.createElement("p");
    said.className = "err";
    said.id = id;
    said.setAttribute("role", "alert");
    said.textContent = input.dataset.tooLarge;
    input.before(said);
    input.value = "";
    input.setAttribute("aria-invalid", "true");
  };
  document.addEventListener("change", (event) => { if (event.target.dataset?.largest) sizeUp(event.target); });

  // A filter that filters nothing is left out of the address, so that it can be read and shared.
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.target.matches("[data-filters]")) return;
    const sent = event.detail.formData;
    for (const name of [...new Set(sent.keys())]) if (!sent.getAll(name).some((value) => value)) sent.delete(name);
  });

  // A passkey that failed is said on the page, not only in the console.
  document.addEventListener("allauth.error", () => all("[data-passkey-error]").forEach((one) => { one.hidden = false; }));

  prepare(document);
  dropMark();
  focusSummary(document);
})();
