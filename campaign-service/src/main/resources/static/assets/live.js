// The WebSocket of a campaign, or of all: a snapshot first, then whatever happens, and a new snapshot after every loss.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** Who is to be told whether the page is up to date: true or false. */
const connections = new Set();

function showConnections() {
    const sign = document.querySelector("[data-connection]");
    if (sign) {
        const all = [...connections];
        sign.hidden = all.length === 0;
        const away = all.some((connection) => !connection.isOpen);
        sign.dataset.connection = away ? "away" : "live";
        sign.textContent = away ? "Reconnecting…" : "Live";
    }
}

export const ALL = "";

/** The path of one campaign. */
export function one(id) {
    return `/${encodeURIComponent(id)}`;
}

export class Live {
    #path;
    #heard;
    #socket;
    #wait = FIRST_WAIT;
    #timer;
    #ended = false;
    isOpen = false;

    /** The path is one campaign's, or ALL; heard(message) gets each message: snapshot, progress, status, call. */
    constructor(path, heard) {
        this.#path = path;
        this.#heard = heard;
        connections.add(this);
        window.addEventListener("online", this.#again);
        document.addEventListener("visibilitychange", this.#again);
        this.#connect();
    }

    end() {
        this.#ended = true;
        clearTimeout(this.#timer);
        window.removeEventListener("online", this.#again);
        document.removeEventListener("visibilitychange", this.#again);
        connections.delete(this);
        this.#socket.close();
        showConnections();
    }

    #connect() {
        const scheme = location.protocol === "https:" ? "wss:" : "ws:";
        this.#socket = new WebSocket(`${scheme}//${location.host}/ws/campaigns${this.#path}`);
        this.#socket.onmessage = (event) => this.#take(JSON.parse(event.data));
        this.#socket.onclose = () => this.#lost();
    }

    #take(message) {
        this.isOpen = true;
        this.#wait = FIRST_WAIT;
        showConnections();
        this.#heard(message);
    }

    #lost() {
        if (this.#ended) {
            return;
        }
        this.isOpen = false;
        showConnections();
        const wait = this.#wait * (0.75 + Math.random() / 2);
        this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
        this.#timer = setTimeout(() => this.#reconnect(), wait);
    }

    /** A handshake does not tell why it was refused; a page does, when the session is over. */
    async #reconnect() {
        try {
            const answer = await fetch("/dashboard/session", { headers: { "X-Requested-With": "fetch" } });
            if (answer.status === 401) {
                location.reload();
                return;
            }
        } catch {
            // The network is away; the socket will say so, too.
        }
        if (!this.#ended) {
            this.#connect();
        }
    }

    /** There may be a network again: no need to wait. */
    #again = () => {
        if (!this.isOpen && !document.hidden && this.#socket.readyState === WebSocket.CLOSED) {
            clearTimeout(this.#timer);
            this.#reconnect();
        }
    };
}
