// Keeps the page as it is now: asks for it again, and changes what has changed. What is open stays open, what has the focus
// keeps it, and who listens is told only when it can be asked no longer.
"use strict";
(() => {
    const pause = 5000;
    const freshness = document.getElementById("freshness");
    let tag = null;
    let asks = false;
    let heard = Date.now();

    const keep = (next) => {
        const open = [...document.querySelectorAll("details[open]")].map((one) => one.id);
        for (const one of next.querySelectorAll("details")) {
            one.open = open.includes(one.id);
        }
    };

    const focusOf = (element) => {
        const owner = element?.closest("[id]");
        return owner && { id: owner.id, inner: owner === element ? null : element.tagName };
    };

    const refocus = (place) => {
        const owner = place && document.getElementById(place.id);
        (place?.inner ? owner?.querySelector(place.inner) : owner)?.focus({ preventScroll: true });
    };

    const show = (text) => {
        const next = new DOMParser().parseFromString(text, "text/html");
        const live = next.getElementById("live");
        if (!live) {
            throw new Error("another page answers");
        }

        const place = focusOf(document.activeElement);
        keep(next);
        document.title = next.title;
        document.getElementById("live").replaceWith(live);
        refocus(place);
        tellAges();
    };

    const say = (text) => {
        if (freshness.textContent !== text) {
            freshness.textContent = text;
        }
    };

    const refresh = async () => {
        if (document.hidden || asks) {
            return;
        }

        asks = true;
        try {
            const answer = await fetch("./", {
                cache: "no-store",
                headers: tag ? { "If-None-Match": tag } : {},
                signal: AbortSignal.timeout(2 * pause),
            });
            if (answer.status !== 304) {
                if (!answer.ok) {
                    throw new Error(`it answers ${answer.status}`);
                }

                show(await answer.text());
                tag = answer.headers.get("ETag");
            }

            heard = Date.now();
            say("");
        } catch (error) {
            say(`Not refreshed since ${new Date(heard).toISOString().slice(11, 19)} UTC (${error.message}): is the witness running?`);
        } finally {
            asks = false;
        }
    };

    const ageOf = (seconds) =>
        seconds < 120 ? `${Math.max(0, Math.floor(seconds))} s`
            : seconds < 7200 ? `${Math.floor(seconds / 60)} min`
                : seconds < 172800 ? `${Math.floor(seconds / 3600)} h`
                    : `${Math.floor(seconds / 86400)} d`;

    const tellAges = () => {
        for (const time of document.querySelectorAll("time[datetime]")) {
            let age = time.querySelector(".age");
            if (!age) {
                age = document.createElement("span");
                age.className = "age";
                time.append(age);
            }

            age.textContent = ` (${ageOf((Date.now() - Date.parse(time.dateTime)) / 1000)} ago)`;
        }
    };

    tellAges();
    setInterval(tellAges, 1000);
    setInterval(refresh, pause);
    document.addEventListener("visibilitychange", refresh);
})();
