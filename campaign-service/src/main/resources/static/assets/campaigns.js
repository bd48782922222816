// The list of campaigns: each that can still change is watched on a socket of its own, and one more tells of new ones.

import { localTimes } from "./app.js";
import { isUnfinished, Pace, show } from "./figures.js";
import { ALL, Live, one } from "./live.js";

const watched = new Map();

function watch(row) {
    const pace = new Pace();
    const live = new Live(one(row.dataset.campaign), (message) => {
        if (!message.campaign) {
            return;
        }
        pace.see(message.campaign);
        show(row, message.campaign, pace);
        if (!isUnfinished(message.campaign)) {
            live.end();
        }
    });
    watched.set(row.dataset.campaign, live);
}

function watchNewRows() {
    for (const row of document.querySelectorAll("tr[data-unfinished]")) {
        if (!watched.has(row.dataset.campaign)) {
            watch(row);
        }
    }
}

/** Takes the newest rows and puts those that are not there yet on top. */
async function addNewest() {
    const rows = document.getElementById("rows");
    const answer = await fetch(rows.dataset.newest, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) {
        return;
    }
    const holder = document.createElement("template");
    holder.innerHTML = `<table><tbody>${await answer.text()}</tbody></table>`;
    const known = new Set([...rows.children].map((row) => row.dataset.campaign));
    const fresh = [...holder.content.querySelectorAll("tr[data-campaign]")].filter((row) => !known.has(row.dataset.campaign));
    rows.prepend(...fresh);
    localTimes(rows);
    document.getElementById("list").classList.toggle("away", rows.children.length === 0);
    document.getElementById("no-campaigns").classList.toggle("away", rows.children.length > 0);
    watchNewRows();
}

function heardOf(campaigns) {
    if (campaigns.some((campaign) => !document.querySelector(`tr[data-campaign="${CSS.escape(campaign.id)}"]`))) {
        addNewest().catch(() => undefined);
    }
}

document.addEventListener("htmx:afterSettle", watchNewRows);
// A campaign that waits for its start makes no move: it is seen when somebody looks again.
document.addEventListener("visibilitychange", () => document.hidden || addNewest().catch(() => undefined));
watchNewRows();
new Live(ALL, (message) => heardOf(message.campaigns ?? [message.campaign]));
