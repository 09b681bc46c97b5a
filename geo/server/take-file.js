// Files that pages hand over: each link says how its file stands while it is made, and in words why there is none.
(() => {
  const LINK = "a.take-file";
  /** As the map's own dialog asks (geo/client/tools/downloads.js): milliseconds until the server is asked again, and in which a second press belongs to the first. */
  const AGAIN = 300;
  const DOUBLE = 700;
  const reader = Math.random().toString(36).slice(2);
  /** @type {Record<string, Record<string, string>>} */
  const words = JSON.parse(document.getElementById("page-words")?.textContent ?? "{}");
  /** Files that are being made, by their address, since when. @type {Map<string, number>} */
  const underway = new Map();

  /** @param {string} key @param {Record<string, string | number>} [values] */
  function say(key, values = {}) {
    const text = words[key]?.[document.documentElement.lang] ?? "";
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }

  /** Streamlit may have drawn the link anew meanwhile: what is told stands beside the one that is there. @param {string} address @param {string} text @param {boolean} fault */
  function tell(address, text, fault = false) {
    const link = [...document.querySelectorAll(LINK)].find((each) => each.getAttribute("href") === address);
    if (!link) return;
    const group = link.parentElement;
    const line = group?.querySelector(".take-told") ?? document.createElement("span");
    line.className = "take-told";
    line.setAttribute("role", "status");
    if (!line.isConnected) group?.append(line);
    line.classList.toggle("fault", fault);
    line.textContent = text;
  }

  /** @param {{[name: string]: number}} standing */
  function inWords({ before, seconds, done, of }) {
    if (before !== undefined) return before ? say("take_queue", { n: before }) : say("take_queue_next");
    return of ? say("take_parts", { done, of }) : say("take_seconds", { n: Math.round(seconds) });
  }

  /** The last answer, or null when nobody waits any more. @param {string} address @param {number} since */
  async function made(address, since) {
    for (;;) {
      const answer = await fetch(address, { headers: { Prefer: "respond-async", "X-Reader": reader } });
      if (underway.get(address) !== since) return null;
      if (answer.status !== 202) return answer;
      tell(address, `${inWords(await answer.json())} · ${say("take_again")}`);
      await new Promise((again) => { setTimeout(again, AGAIN); });
    }
  }

  /** @param {Response} answer */
  async function handOver(answer) {
    const file = URL.createObjectURL(await answer.blob());
    const link = document.createElement("a");
    link.href = file;
    link.download = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
    link.click();
    setTimeout(() => URL.revokeObjectURL(file), 60000);
    return link.download;
  }

  /** @param {string} address */
  async function take(address) {
    const since = performance.now();
    underway.set(address, since);
    tell(address, say("take_making"));
    try {
      const answer = await made(address, since);
      if (!answer) return;
      if (answer.ok) tell(address, say("take_done", { name: await handOver(answer) }));
      else tell(address, (await answer.text()).trim().slice(0, 300) || say("take_failed"), true);
    } catch {
      if (underway.get(address) === since) tell(address, say("take_failed"), true);
    }
    if (underway.get(address) === since) underway.delete(address);
  }

  /** The second press gives it up; that of a double click does not. @param {MouseEvent} event */
  function press(event) {
    const link = /** @type {Element} */ (event.target).closest(LINK);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = link.getAttribute("href") ?? "";
    const since = underway.get(address);
    if (since === undefined) take(address);
    else if (performance.now() - since > DOUBLE) {
      underway.delete(address);
      tell(address, say("take_cancelled", { name: link.textContent ?? "" }));
    }
  }

  document.addEventListener("click", press);
})();
