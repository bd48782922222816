// A campaign's numbers as people read them: the same words as the server's.

const NUMBER = new Intl.NumberFormat("en-US");
const FINAL = ["COMPLETED", "STOPPED", "FAILED"];
const NOTHING = "–";

export const OUTCOMES = {
    successfulCalls: "answered",
    missedCalls: "missed",
    noAnswerCalls: "noanswer",
    voicemailCalls: "voicemail",
    failedCalls: "failed",
};

export function number(value) {
    return NUMBER.format(value);
}

export function seconds(total) {
    const two = (large, largeUnit, small, smallUnit) =>
        `${large} ${largeUnit}` + (small ? ` ${small} ${smallUnit}` : "");
    if (total < 60) {
        return `${total} s`;
    }
    if (total < 3600) {
        return two(Math.floor(total / 60), "min", total % 60, "s");
    }
    return total < 86_400
        ? two(Math.floor(total / 3600), "h", Math.floor((total % 3600) / 60), "min")
        : two(Math.floor(total / 86_400), "d", Math.floor((total % 86_400) / 3600), "h");
}

export function percent(part, whole) {
    if (whole === 0) {
        return 0;
    }
    const nearest = Math.round((100 * part) / whole);
    return part < whole ? Math.min(nearest, 99) : nearest;
}

export function isFinal(campaign) {
    return FINAL.includes(campaign.status);
}

export function isUnfinished(campaign) {
    return !isFinal(campaign) || campaign.inFlightCalls > 0;
}

/** How fast leads get done, as it was seen lately; since the start as long as too little was seen. */
export class Pace {
    #seen = [];

    see(campaign) {
        const last = this.#seen.at(-1);
        if (campaign.status !== "RUNNING" || (last && campaign.completedLeads < last.done)) {
            this.#seen = [];
        } else if (!last || campaign.completedLeads > last.done) {
            this.#seen.push({ at: Date.now(), done: campaign.completedLeads });
            this.#seen = this.#seen.slice(-40);
        }
    }

    remainingSeconds(campaign) {
        const left = campaign.totalLeads - campaign.completedLeads;
        const first = this.#seen[0];
        const last = this.#seen.at(-1);
        if (first && last.done - first.done >= 5) {
            return Math.round((((last.at - first.at) / 1000) * left) / (last.done - first.done));
        }
        const elapsed = (Date.now() - Date.parse(campaign.startedAt)) / 1000;
        return Math.max(0, Math.round((elapsed * left) / campaign.completedLeads));
    }
}

function remaining(campaign, pace) {
    if (campaign.status !== "RUNNING" || !campaign.startedAt || campaign.completedLeads === campaign.totalLeads) {
        return NOTHING;
    }
    return campaign.completedLeads === 0 ? "soon known" : seconds(pace.remainingSeconds(campaign));
}

function remainingNote(campaign, pace) {
    if (isFinal(campaign)) {
        return campaign.status.toLowerCase();
    }
    const text = remaining(campaign, pace);
    return text === NOTHING ? "not dialling" : `${text} left`;
}

function liveSentence(live) {
    if (live === 0) {
        return "No call is live.";
    }
    return live === 1 ? "1 call is live." : `${live} calls are live.`;
}

function words(campaign, pace) {
    const dialled = campaign.completedLeads + campaign.inFlightCalls;
    const left = campaign.totalLeads - dialled;
    return {
        donePercent: String(percent(campaign.completedLeads, campaign.totalLeads)),
        completedLeads: number(campaign.completedLeads),
        inFlightCalls: number(campaign.inFlightCalls),
        dialled: number(dialled),
        successfulCalls: number(campaign.successfulCalls),
        missedCalls: number(campaign.missedCalls),
        noAnswerCalls: number(campaign.noAnswerCalls),
        voicemailCalls: number(campaign.voicemailCalls),
        failedCalls: number(campaign.failedCalls),
        answeredShare:
            campaign.endedCalls === 0 ? NOTHING : `${percent(campaign.successfulCalls, campaign.endedCalls)} %`,
        averageTalk: campaign.successfulCalls === 0 ? NOTHING : seconds(Math.round(campaign.averageDuration)),
        totalTalk: seconds(campaign.totalDuration),
        remaining: remaining(campaign, pace),
        remainingNote: remainingNote(campaign, pace),
        leftLeads: left === 1 ? "1 lead" : `${number(left)} leads`,
        liveSentence: liveSentence(campaign.inFlightCalls),
    };
}

/** Writes a campaign's numbers wherever they are shown below a node. */
export function show(root, campaign, pace) {
    const texts = words(campaign, pace);
    for (const node of root.querySelectorAll("[data-show]")) {
        const text = texts[node.dataset.show];
        if (node.textContent !== text) {
            node.textContent = text;
        }
    }
    root.querySelectorAll("[data-show-bar]").forEach((bar) => showBar(bar, campaign));
    root.querySelectorAll("[data-show-status]").forEach((pill) => {
        pill.className = `status status-${campaign.status.toLowerCase()}`;
        pill.textContent = campaign.status[0] + campaign.status.slice(1).toLowerCase();
    });
}

/** A lead may have had several calls: those that are done are parted as the calls that have ended are. */
function showBar(bar, campaign) {
    let from = 0;
    const done = campaign.endedCalls === 0 ? 0 : campaign.completedLeads / campaign.endedCalls;
    const leads = Object.keys(OUTCOMES).map((field) => campaign[field] * done);
    leads.push(campaign.inFlightCalls);
    [...bar.children].forEach((part, index) => {
        const width = campaign.totalLeads === 0 ? 0 : (100 * leads[index]) / campaign.totalLeads;
        part.setAttribute("x", from);
        part.setAttribute("width", width);
        from += width;
    });
    bar.setAttribute("aria-label", `${percent(campaign.completedLeads, campaign.totalLeads)} % done`);
}
