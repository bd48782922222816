// The list of campaigns: each that can still change is watched on a socket of its own.

import { isUnfinished, Pace, show } from "./figures.js";
import { Live } from "./live.js";

const watched = new Map();

function watch(row) {
    const pace = new Pace();
    const live = new Live(row.dataset.campaign, (message) => {
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

document.addEventListener("htmx:afterSettle", watchNewRows);
watchNewRows();
