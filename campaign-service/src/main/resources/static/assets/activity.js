// Calls over time. Drawn from what the call log knows, asked for again while calls happen.

import uPlot from "/webjars/uplot/dist/uPlot.esm.js";

const HEIGHT = 230;
const ASK_EVERY = 5_000;

function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function axis(extra) {
    return {
        stroke: colour("--muted"),
        grid: { stroke: colour("--line"), width: 1 },
        ticks: { show: false },
        font: "12px system-ui, sans-serif",
        ...extra,
    };
}

/** Whole numbers only: there is no half call. */
function wholeSteps(_, __, min, max) {
    const step = Math.max(1, Math.ceil((max - min) / 4));
    return Array.from({ length: Math.floor((max - min) / step) + 1 }, (___, index) => min + index * step);
}

function clock(step) {
    const format = new Intl.DateTimeFormat(undefined, {
        hourCycle: "h23",
        hour: "2-digit",
        minute: "2-digit",
        ...(step < 60 ? { second: "2-digit" } : {}),
        ...(step >= 21_600 ? { day: "numeric", month: "short" } : {}),
    });
    return (_, values) => values.map((value) => format.format(new Date(value * 1000)));
}

function options(width, step) {
    const value = (_, count) => count ?? "";
    const bars = uPlot.paths.bars({ size: [0.72, 26], radius: 0.25 });
    return {
        width,
        height: HEIGHT,
        padding: [12, 28, 0, 0],
        cursor: { y: false, points: { size: 6 } },
        // Half a step on both sides: the first and the last bar stand there whole.
        scales: { x: { range: (_, min, max) => [min - step / 2, max + step / 2] }, y: { range: (_, __, max) => [0, Math.max(4, Math.ceil(max * 1.1))] } },
        axes: [axis({ grid: { show: false }, values: clock(step), space: 62, size: 28 }), axis({ splits: wholeSteps, size: 34 })],
        series: [
            { label: "", value: (_, time) => (time === null ? "" : clock(step)(_, [time])[0]) },
            { label: "Started", value, fill: colour("--noanswer"), stroke: colour("--noanswer"), width: 0, paths: bars, points: { show: false } },
            { label: "Answered", value, fill: colour("--answered"), stroke: colour("--answered"), width: 0, paths: bars, points: { show: false } },
            { label: "Live", value, stroke: colour("--live"), width: 2, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) },
        ],
    };
}

export class ActivityChart {
    #box;
    #plot;
    #step;
    #known = { buckets: [] };
    #asked = 0;
    #timer;

    constructor(box) {
        this.#box = box;
        new ResizeObserver(() => this.#plot?.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
        // Its colours are read when it is drawn.
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
            this.#forget();
            this.#draw(this.#known);
        });
    }

    /** Something has happened: asks at once, or when the last time is long enough ago. */
    ask() {
        const wait = Math.max(0, this.#asked + ASK_EVERY - Date.now());
        this.#timer ??= setTimeout(() => this.#ask(), wait);
    }

    async #ask() {
        this.#asked = Date.now();
        this.#timer = undefined;
        try {
            const answer = await fetch(this.#box.dataset.from, { headers: { "X-Requested-With": "fetch" } });
            if (answer.ok) {
                this.#known = await answer.json();
                this.#draw(this.#known);
            }
        } catch {
            // The network is away; what happens next asks again.
        }
    }

    #draw({ bucketSeconds: step, buckets }) {
        if (buckets.length === 0) {
            return;
        }
        const of = (field) => buckets.map((bucket) => bucket[field]);
        const data = [of("start").map((start) => Date.parse(start) / 1000), of("started"), of("answered"), of("live")];
        if (this.#step !== step) {
            this.#forget();
            this.#box.replaceChildren();
            this.#step = step;
            this.#plot = new uPlot(options(this.#box.clientWidth, step), data, this.#box);
        } else {
            this.#plot.setData(data);
        }
    }

    #forget() {
        this.#plot?.destroy();
        this.#plot = undefined;
        this.#step = undefined;
    }
}
