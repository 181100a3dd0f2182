/**
 * What is wrong, where the picture was: clip, beat, file, line and message, to be copied.
 */

import { make } from "./elements.js";
import { copy } from "./notice.js";

/** Where a fault is, as one reads it. @param {Fault} fault @param {string} clip */
export function where({ beat, file, line }, clip) {
    const parts = [clip, beat && `beat ${beat}`, file && (line ? `${file}:${line}` : file)];
    return parts.filter(Boolean).join(", ");
}

/** Show a fault in a place of the page, or nothing. @param {HTMLElement} holder @param {Fault | undefined} fault @param {string} clip */
export function showFault(holder, fault, clip) {
    const shown = fault ? JSON.stringify([fault, clip]) : "";
    if (holder.dataset.shown === shown) return; // or it would be read out again
    holder.dataset.shown = shown;
    holder.replaceChildren();
    if (!fault) return;
    const place = where(fault, fault.view ? clip : "");
    const button = make("button", { type: "button" }, "Copy");
    button.addEventListener("click", () => {
        copy([place, fault.message, fault.trace].filter(Boolean).join("\n"), "The error is copied.");
    });
    const panel = make("div", { class: "fault", role: "alert" },
        make("h3", {}, place || "Something is wrong"),
        make("div", { class: "message" }, fault.message), button);
    if (fault.trace) {
        panel.append(make("details", {}, make("summary", {}, "How it came to that"),
            make("pre", { tabindex: "0", role: "region", "aria-label": "Traceback" }, fault.trace)));
    }
    holder.append(panel);
}
