"use strict";
// The customer's own report card: gathers what was answered and puts it, sealed, into a file.
(() => {
  const FILE = "my-answers.json";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  let unsaved = false;
  let said = null;

  // What the page says comes with it, in its language; `{name}` is a place.
  function words(key, values = {}) {
    said ??= JSON.parse(byId("words").textContent);
    return said[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // `attributes.ease.importance` becomes {attributes: {ease: {importance: ...}}}; what was left
  // out stays out.
  function put(answers, name, value) {
    const steps = name.split(".");
    const last = steps.pop();
    let at = answers;
    for (const step of steps) at = at[step] ??= {};
    at[last] = value;
  }

  function gathered(form) {
    const answers = {};
    const ticked = {};
    for (const field of form.elements) {
      const { name, type, value, checked } = field;
      if (!name) continue;
      if (type === "checkbox") {
        if (checked) (ticked[name] ??= []).push(value);
      } else if (type === "radio") {
        if (checked) put(answers, name, /^\d$/.test(value) ? Number(value) : value);
      } else if (value.trim()) put(answers, name, value.trim());
    }
    for (const [name, values] of Object.entries(ticked)) put(answers, name, values);
    return answers;
  }

  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (two) => parseInt(two, 16));
  const hex = (buffer) => [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, "0")).join("");

  async function sealed(answers) {
    const { format, version, form, key } = JSON.parse(byId("seal").textContent);
    const body = JSON.stringify({ form, saved_at: new Date().toISOString(), answers });
    const how = { name: "HMAC", hash: "SHA-256" };
    const secret = await crypto.subtle.importKey("raw", bytes(key), how, false, ["sign"]);
    const hmac = hex(await crypto.subtle.sign("HMAC", secret, new TextEncoder().encode(body)));
    return JSON.stringify({ format, version, hmac, body }, null, 1) + "\n";
  }

  function give(text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  function say(text, wrong = false) {
    byId("said").textContent = text;
    byId("said").classList.toggle("wrong", wrong);
  }

  async function save() {
    const answers = gathered(byId("card"));
    if (!Object.keys(answers).length) {
      say(words("nothing"), true);
      return;
    }
    try {
      give(await sealed(answers));
    } catch {
      say(words("cannot"), true);
      return;
    }
    unsaved = false;
    say(words("saved", { file: FILE }));
  }

  root.classList.add("ready");
  addEventListener("DOMContentLoaded", () => {
    byId("card").addEventListener("submit", (event) => event.preventDefault());
    byId("save").addEventListener("click", save);
    byId("card").addEventListener("input", () => { unsaved = true; });
    byId("print").addEventListener("click", () => window.print());
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
})();
