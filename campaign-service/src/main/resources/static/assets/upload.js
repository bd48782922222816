// Sends a sheet to the server, dropped, chosen or pasted, and goes on to what the server made of it.

const drop = document.getElementById("drop");
const file = document.getElementById("file");
const progress = document.getElementById("progress");
const problem = document.getElementById("upload-problem");

function fail(sentence) {
    progress.hidden = true;
    problem.textContent = sentence;
    problem.hidden = false;
    // Or the same file, mended, would not be a change.
    file.value = "";
}

/** Text in UTF-8; spreadsheets on Windows still write another encoding. */
async function textOf(blob) {
    const bytes = await blob.arrayBuffer();
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
        return new TextDecoder("windows-1252").decode(bytes);
    }
}

function send(text, name) {
    problem.hidden = true;
    progress.hidden = false;
    const request = new XMLHttpRequest();
    request.open("POST", `${drop.dataset.to}?name=${encodeURIComponent(name)}`);
    request.setRequestHeader("X-Requested-With", "fetch");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    for (const [header, value] of Object.entries(JSON.parse(document.body.getAttribute("hx-headers")))) {
        request.setRequestHeader(header, value);
    }
    request.upload.onprogress = (event) => (progress.value = (100 * event.loaded) / event.total);
    request.onload = () => {
        if (request.status === 201) {
            location.assign(JSON.parse(request.responseText).page);
        } else if (request.status === 401) {
            location.reload();
        } else {
            const known = { 413: "This is more than 16 MB.", 429: "Too much is being uploaded at once. Try again in a moment." };
            fail(known[request.status] ?? request.responseText.slice(0, 2000));
        }
    };
    request.onerror = () => fail("Dialstream does not answer. Is the network there?");
    request.send(new Blob([text]));
}

async function take(blob) {
    if (blob) {
        send(await textOf(blob), blob.name.replace(/\.[^.]*$/, "").replaceAll("_", " "));
    }
}

file.addEventListener("change", () => take(file.files[0]));
// A file may have been chosen before this script was there to hear of it.
take(file.files[0]);
document.getElementById("paste-form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = document.getElementById("paste").value;
    if (text.trim()) {
        send(text, "");
    } else {
        fail("There is nothing in the box yet.");
    }
});

for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => event.preventDefault());
}
drop.addEventListener("dragover", () => drop.classList.add("over"));
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    take(event.dataTransfer.files[0]);
});
