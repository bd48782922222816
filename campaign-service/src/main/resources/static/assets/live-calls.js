// The table of calls that have not ended. Statuses only rise; what the socket said is never undone by an older list.

import { seconds } from "./figures.js";

const RANK = { INITIATED: 0, DIALING: 1, RINGING: 2, ANSWERED: 3, COMPLETED: 4, NO_ANSWER: 4, MISSED: 4, FAILED: 4 };
const WORDS = {
    INITIATED: "About to dial",
    DIALING: "Dialling",
    RINGING: "Ringing",
    ANSWERED: "Talking",
    COMPLETED: "Ended",
    NO_ANSWER: "No answer",
    MISSED: "Busy or declined",
    FAILED: "Failed",
};
const ENDED_STAYS = 2_500;
const ENDED_SHOWN = 3;
const CHECK_AFTER = 2_000;

export class LiveCalls {
    #table;
    #empty;
    #calls = new Map();
    #ended = new Set();
    #expected = 0;
    #check;
    #asking = false;

    constructor(table, empty) {
        this.#table = table;
        this.#empty = empty;
    }

    /** A status that was just reached. */
    heard(call) {
        const id = call.callId;
        if (this.#ended.has(id)) {
            return;
        }
        this.#take(id, call.leadName, call.status, call.timestamp);
        if (RANK[call.status] === 4) {
            this.#ended.add(id);
            setTimeout(() => this.#remove(id), ENDED_STAYS);
            this.#removeMoreThanShown();
        }
    }

    /** Calls may end faster than anybody reads. */
    #removeMoreThanShown() {
        const shown = [...this.#ended].filter((id) => this.#calls.has(id));
        shown.slice(0, -ENDED_SHOWN).forEach((id) => this.#remove(id));
    }

    /** How many there should be, as the numbers say. When the table does not agree for a while, it is asked for again. */
    expect(count) {
        this.#expected = count;
        clearTimeout(this.#check);
        this.#check = setTimeout(() => {
            if (this.#liveCount() !== this.#expected) {
                this.refresh();
            }
        }, CHECK_AFTER);
    }

    /** Takes the list from the call log, which may be a moment behind. */
    async refresh() {
        if (this.#asking) {
            return;
        }
        this.#asking = true;
        try {
            const answer = await fetch(this.#table.dataset.from, { headers: { "X-Requested-With": "fetch" } });
            if (answer.ok) {
                this.#takeList(await answer.json());
            }
        } catch {
            // The network is away; the socket's next snapshot asks again.
        } finally {
            this.#asking = false;
        }
    }

    tick() {
        const now = Date.now();
        for (const { row, since } of this.#calls.values()) {
            row.cells[2].textContent = seconds(Math.max(0, Math.round((now - since) / 1000)));
        }
    }

    #takeList(list) {
        const listed = new Set(list.map((call) => call.id));
        const now = Date.now();
        for (const [id, call] of this.#calls) {
            // The list may be a moment behind: what was only just heard is not missing from it.
            if (!listed.has(id) && !this.#ended.has(id) && now - call.takenAt > CHECK_AFTER) {
                this.#remove(id);
            }
        }
        for (const call of list) {
            if (!this.#ended.has(call.id)) {
                const since = call.status === "ANSWERED" ? call.answeredAt : (call.dialedAt ?? call.createdAt);
                this.#take(call.id, call.leadName, call.status, since ?? call.createdAt);
            }
        }
    }

    #take(id, name, status, since) {
        let call = this.#calls.get(id);
        if (!call) {
            call = { row: this.#row(id, name), rank: -1 };
            this.#calls.set(id, call);
        }
        if (RANK[status] > call.rank) {
            call.rank = RANK[status];
            call.since = Date.parse(since);
            call.takenAt = Date.now();
            this.#showState(call.row, status);
        }
        this.#showEmptiness();
        this.tick();
    }

    #row(id, name) {
        const row = this.#table.tBodies[0].insertRow();
        const link = document.createElement("a");
        link.href = `/dashboard/calls/${encodeURIComponent(id)}`;
        link.textContent = name;
        row.insertCell().append(link);
        row.insertCell();
        row.insertCell().className = "number";
        return row;
    }

    #showState(row, status) {
        const state = document.createElement("span");
        state.className = `call-state call-${status.toLowerCase()}`;
        state.textContent = WORDS[status];
        row.cells[1].replaceChildren(state);
        row.classList.toggle("ended", RANK[status] === 4);
    }

    #remove(id) {
        this.#calls.get(id)?.row.remove();
        this.#calls.delete(id);
        this.#showEmptiness();
    }

    #liveCount() {
        return [...this.#calls.keys()].filter((id) => !this.#ended.has(id)).length;
    }

    #showEmptiness() {
        this.#table.hidden = this.#calls.size === 0;
        this.#empty.hidden = this.#calls.size > 0;
    }
}
