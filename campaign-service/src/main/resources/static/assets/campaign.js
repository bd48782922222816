// One campaign, live: numbers and calls from its socket, what they mean from the server when it changes.

import { localTimes } from "./app.js";
import { isFinal, isUnfinished, number, OUTCOMES, Pace, percent, show } from "./figures.js";
import { Live, one } from "./live.js";
import { ActivityChart } from "./activity.js";
import { LiveCalls } from "./live-calls.js";

const page = document.getElementById("content");
const pace = new Pace();
const chart = new ActivityChart(document.getElementById("activity"));
const calls = new LiveCalls(document.getElementById("live-calls"), document.getElementById("no-live-calls"));

let campaign = JSON.parse(page.dataset.json);
let silence = 4_000;
let silenceTimer;
let asking = false;
let askAgain = false;

function showOutcomes() {
    for (const row of document.querySelectorAll("[data-outcome]")) {
        const ended = campaign[row.dataset.outcome];
        const share = percent(ended, campaign.endedCalls);
        row.querySelector("[data-count]").textContent = number(ended);
        row.querySelector("[data-percent]").textContent = `${share} %`;
        row.querySelector("rect").setAttribute("width", share);
    }
}

function showAll() {
    pace.see(campaign);
    show(page, campaign, pace);
    showOutcomes();
    calls.expect(campaign.inFlightCalls);
    chart.ask();
}

function showStanding(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const fresh = holder.content.firstElementChild;
    document.getElementById("standing").replaceWith(fresh);
    htmx.process(fresh);
    localTimes(fresh);
}

/** Asks where the campaign stands and what can be done; once more when something happens meanwhile. */
async function askForStanding() {
    askAgain = asking;
    if (asking) {
        return;
    }
    asking = true;
    try {
        const answer = await fetch(document.getElementById("standing").dataset.from, {
            headers: { "X-Requested-With": "fetch" },
        });
        if (answer.ok) {
            showStanding(await answer.text());
        }
    } catch {
        // The network is away; the socket's next snapshot asks again.
    } finally {
        asking = false;
        if (askAgain) {
            askForStanding();
        }
    }
}

/** While it runs and nothing happens, something may be wrong: look, and less and less often. */
function lookWhenSilent() {
    clearTimeout(silenceTimer);
    if (!isFinal(campaign)) {
        silenceTimer = setTimeout(() => {
            silence = Math.min(2 * silence, 60_000);
            askForStanding();
            calls.refresh();
            lookWhenSilent();
        }, silence);
    }
}

function heardCampaign(latest, type) {
    const before = campaign;
    campaign = latest;
    showAll();
    const notice = document.querySelector("#standing .notice");
    if (type !== "progress" || before.status !== latest.status || notice) {
        askForStanding();
    }
}

const live = new Live(one(page.dataset.campaign), (message) => {
    silence = 4_000;
    lookWhenSilent();
    if (message.type === "call") {
        calls.heard(message.call);
    } else {
        heardCampaign(message.campaign, message.type);
    }
    if (message.type === "snapshot") {
        calls.refresh();
    }
    if (!isUnfinished(campaign)) {
        live.end();
        calls.refresh();
    }
});

document.getElementById("done").addEventListener("htmx:afterSettle", askForStanding);
showAll();
calls.refresh();
setInterval(() => calls.tick(), 1000);
