/**
 * The page: what the server tells goes to those who show it, and what a person does to the server.
 */

import { Commands } from "./commands.js";
import { element, offer } from "./elements.js";
import { showFault } from "./errors.js";
import { describe } from "./hover.js";
import { notice } from "./notice.js";
import { Overlays } from "./overlays.js";
import { Player } from "./player.js";
import { Socket } from "./socket.js";
import { TimelineView } from "./timeline.js";
import { Views } from "./views.js";
import { Voice } from "./voice.js";

const AHEAD = 4; // pictures that are decoded before they are wanted
const STILL = 120; // milliseconds for which one looks at a frame before it is inspected

let clip = "";
let connected = false;
/** What is wrong with the project's files. @type {Fault | undefined} */
let filesFault;
let lastLook = "";
let inspecting = 0;
let refreshing = false;

const socket = new Socket({ message: take, picture: takePicture, connected: onConnected });
const voice = new Voice();
const views = new Views({
    send: (message) => socket.send(message),
    led: () => {
        showTimes();
        refresh();
    },
    drawn: () => refresh(),
    pointed: (id, thing) => {
        const shown = views.get(id);
        if (!shown || shown.thing === thing) return;
        shown.thing = thing;
        describe(thing);
        drawOver();
    },
});
const player = new Player(() => views.first?.scene, refresh, voice);
const timeline = new TimelineView(player);
const overlays = new Overlays(drawOver);
const commands = new Commands((message) => socket.send(message));
const clips = /** @type {HTMLSelectElement} */ (element("clip"));
clips.addEventListener("change", () => socket.send({ kind: "openclip", clip: clips.value }));

/** @param {boolean} is */
function onConnected(is) {
    connected = is;
    const line = element("connection");
    line.textContent = is ? "Connected" : "Connection lost; trying again…";
    line.dataset.state = is ? "there" : "lost";
    lastLook = "";
    if (is) { // all will be told anew
        filesFault = undefined;
        commands.forget();
        for (const { scene } of views.all()) scene.clear();
    }
    refresh();
}

/** @param {ToPage} message */
function take(message) {
    switch (message.kind) {
        case "hello": return greet(message);
        case "views":
            views.set(message.views);
            showTimes();
            break;
        case "running": return commands.begin(message);
        case "said": return commands.say(message.text);
        case "notice": return notice(message.text);
        case "ended": return commands.end(message);
        default: {
            const shown = views.get(message.view);
            if (message.kind === "fault" && !message.view) filesFault = message;
            else if (message.kind === "mended" && !message.view) filesFault = undefined;
            else if (shown) takeOf(shown, message);
        }
    }
    refresh();
}

/**
 * @param {import("./views.js").Shown} shown
 * @param {Exclude<ToPage, { kind: "hello" | "views" | "notice" | "running" | "said" | "ended" }>} message
 */
function takeOf(shown, message) {
    const { scene } = shown;
    const leads = shown === views.first;
    switch (message.kind) {
        case "timeline":
            scene.setTimes(message);
            if (leads) timeline.show(scene);
            break;
        case "sound":
            scene.sound = message;
            if (leads) showTimes();
            break;
        case "void":
            scene.forgetFrom(message.first);
            lastLook = ""; // what one looks at may have to be drawn again
            break;
        case "drawn": scene.drawn.add(message.segment); break;
        case "fault": scene.fault = message; break;
        case "mended": scene.fault = undefined; break;
        case "inspected":
            scene.inspected = message;
            break;
    }
}

/** @param {PictureHeader} header @param {Blob} blob */
function takePicture({ view, segment, offset, repeat }, blob) {
    views.get(view)?.scene.add({ segment, offset, repeat, blob });
    refresh();
}

/** @param {Hello} hello */
function greet(hello) {
    clip = hello.clip;
    element("title").textContent = `${hello.clip}: ${hello.title}`;
    document.title = `${hello.clip} · Studio`;
    offer(clips, hello.clips);
    clips.value = hello.clip;
    element("clip-choice").hidden = hello.clips.length < 2;
    views.offer(hello);
    overlays.offer(hello.overlays, hello.formats.length > 0);
    commands.offer(hello.commands);
}

/** Show the timeline of the leading view, and take its sound. */
function showTimes() {
    const scene = views.first?.scene;
    if (!scene) return;
    timeline.show(scene);
    voice.load(scene.sound?.url ?? "").catch(() => undefined);
}

/** Show what is to be seen now, once all that has come at the same time is taken. */
function refresh() {
    if (refreshing) return;
    refreshing = true;
    queueMicrotask(() => {
        refreshing = false;
        show();
    });
}

function show() {
    const first = views.first;
    if (!first) return;
    player.place = first.scene.nearest(player.place); // an edit may have made the scene shorter
    showFault(element("files-fault"), filesFault, clip);
    timeline.move();
    timeline.showDrawn();
    /** @type {Record<string, [number, number]>} */
    const places = {};
    for (const shown of views.all()) {
        const { scene, picture } = shown;
        const frame = scene.frameLike(first.scene, player.frame);
        const place = shown === first ? player.place : scene.placeOf(frame);
        places[scene.info.id] = place;
        const found = scene.pictureAt(place);
        const failed = filesFault || (scene.fault && (!found || scene.fault.segment < 0));
        picture.show(found, !connected ? "lost" : failed ? "fault" : undefined);
        views.tell(shown, clip);
        for (let ahead = 1; player.playing && ahead <= AHEAD; ahead += 1) {
            picture.prepare(scene.pictureAt(scene.placeOf(frame + ahead)));
        }
    }
    look(places);
    drawOver();
}

/** Tell the server where one looks, and ask what stands there once that stays so. @param {Record<string, [number, number]>} places */
function look(places) {
    const now = JSON.stringify([views.leading, places]);
    if (now === lastLook || !connected) return;
    lastLook = now;
    socket.send({ kind: "look", leading: views.leading, places });
    clearTimeout(inspecting);
    inspecting = setTimeout(inspect, STILL);
}

function inspect() {
    if (player.playing) return;
    const [, places] = JSON.parse(lastLook || "[null, {}]");
    for (const { scene } of views.all()) {
        const place = places[scene.info.id];
        if (!place) continue;
        if (!scene.pictureAt(place)) { // it is being drawn
            clearTimeout(inspecting);
            inspecting = setTimeout(inspect, STILL);
        } else if (!stands(scene, place) && scene.asked !== String(place)) {
            scene.asked = String(place);
            socket.send({ kind: "inspect", view: scene.info.id, segment: place[0], offset: place[1] });
        }
    }
}

/** Whether what was inspected last is what stands at a place. @param {import("./scene.js").Scene} scene @param {Place} place */
const stands = ({ inspected }, [segment, offset]) =>
    inspected?.segment === segment && inspected.offset === offset;

/** Draw over the pictures what holds for the frames that are seen. */
function drawOver() {
    const first = views.first;
    for (const shown of views.all()) {
        const { scene, svg } = shown;
        const frame = first ? scene.frameLike(first.scene, player.frame) : 0;
        const place = shown === first ? player.place : scene.placeOf(frame);
        const holds = stands(scene, place) && shown.picture.screen.dataset.state === "drawn";
        const flaws = holds ? scene.inspected?.flaws ?? [] : [];
        overlays.draw(svg, scene.info, flaws, holds ? shown.thing : undefined);
        if (shown === first) overlays.list(flaws);
    }
}
