// The live tail of the call log: when a call moves, the newest rows are asked for and put on top.

import { localTimes } from "./app.js";
import { Live, one } from "./live.js";

const SETTLE = 700;

const page = document.getElementById("content");
const rows = document.getElementById("rows");
let timer;

async function addNewest() {
    timer = undefined;
    const answer = await fetch(rows.dataset.newest, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) {
        return;
    }
    const holder = document.createElement("template");
    holder.innerHTML = `<table><tbody>${await answer.text()}</tbody></table>`;
    const known = new Set([...rows.children].map((row) => row.dataset.entry));
    const fresh = [...holder.content.querySelectorAll("tr[data-entry]")].filter((row) => !known.has(row.dataset.entry));
    rows.prepend(...fresh);
    localTimes(rows);
    document.getElementById("no-entries").classList.toggle("away", rows.children.length > 0);
    document.getElementById("entries").classList.toggle("away", rows.children.length === 0);
}

/** The call log is written a moment after the socket speaks. */
function soon() {
    timer ??= setTimeout(() => addNewest().catch(() => undefined), SETTLE);
}

/** People think in their own time, the call log in UTC. */
function zoned(input) {
    const utc = document.querySelector(`input[name=${input.dataset.utc}]`);
    const moment = new Date(utc.value);
    if (!Number.isNaN(moment.getTime())) {
        const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
        input.value = local.toISOString().slice(0, 16);
    }
    input.addEventListener("change", () => {
        utc.value = input.value ? new Date(input.value).toISOString() : "";
    });
}

document.querySelectorAll("[data-utc]").forEach(zoned);

if (page.dataset.unfinished) {
    const live = new Live(one(page.dataset.campaign), (message) => {
        soon();
        if (["COMPLETED", "FAILED"].includes(message.campaign?.status)) {
            live.end();
        }
    });
}
