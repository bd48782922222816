// What every page does: local times, dialogs, and saying so when a request fails.

const FORMATS = {
    short: new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    full: new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }),
    exact: new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" }),
};

/** Shows the times below a node in the zone of whoever looks. */
export function localTimes(root) {
    for (const time of root.querySelectorAll("time[data-time]")) {
        const moment = new Date(time.dateTime);
        if (!Number.isNaN(moment.getTime())) {
            time.textContent = FORMATS[time.dataset.time].format(moment);
            time.title = time.dateTime;
        }
    }
}

/** People think in their own time, the server in UTC: an input without a name sends it beside. */
function zoned(input) {
    const utc = document.createElement("input");
    utc.type = "hidden";
    utc.name = input.name;
    utc.value = input.value;
    input.removeAttribute("name");
    input.after(utc);
    const moment = new Date(`${utc.value}Z`);
    if (!Number.isNaN(moment.getTime())) {
        const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
        input.value = local.toISOString().slice(0, 16);
    }
    input.addEventListener("change", () => {
        utc.value = input.value ? new Date(input.value).toISOString().slice(0, 16) : "";
    });
    input.labels[0].querySelector("[data-zone]").remove();
}

export function toast(sentence) {
    const box = document.createElement("div");
    box.className = "toast";
    box.textContent = sentence;
    document.getElementById("toasts").append(box);
    setTimeout(() => box.remove(), 7000);
}

/** The sentence of an answer that is no success. */
function sentenceOf(request) {
    const text = request.responseText.trim();
    return request.status > 0 && text && !text.startsWith("<") && text.length < 300
        ? text
        : "That did not work. Try again in a moment.";
}

document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
        document.getElementById(opener.dataset.opens).showModal();
    }
});

document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt.closest("[data-closes]")) {
        event.detail.elt.closest("dialog").close();
    }
});
document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status !== 401) {
        toast(sentenceOf(event.detail.xhr));
    }
});
document.addEventListener("htmx:sendError", () => toast("Dialstream does not answer. Is the network there?"));
document.addEventListener("htmx:afterSettle", () => localTimes(document));

localTimes(document);
document.querySelectorAll("input[name][data-utc]").forEach(zoned);
