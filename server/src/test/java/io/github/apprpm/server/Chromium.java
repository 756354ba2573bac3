package io.github.apprpm.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A headless Chromium with one window and JavaScript off, which is told what to do in its DevTools protocol, through pipes. */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final InputStream in;
    private final OutputStream out;
    private final List<JsonNode> events = new ArrayList<>();
    private String session = "";
    private int calls;

    private Chromium(Process process) {
        this.process = process;
        this.in = process.getInputStream();
        this.out = process.getOutputStream();
    }

    /** A skip where there is none. */
    static Chromium start(Path profile) throws IOException {
        HostProgram.requireInstalled("chromium");
        String options = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
                + " --disable-background-networking --disable-component-update --disable-sync --disable-extensions"
                + " --hide-scrollbars --remote-debugging-pipe";
        // Chromium reads commands from file 3 and answers to file 4.
        Chromium chromium = new Chromium(new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec chromium %s --user-data-dir=\"$0\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"
                                .formatted(options),
                        profile.toString())
                .start());
        chromium.attach();
        return chromium;
    }

    private void attach() throws IOException {
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
        call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Sends a token with each request, as a browser does after somebody has typed it. */
    void authorize(String token) throws IOException {
        String basic = Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
        call("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Authorization", "Basic " + basic)));
    }

    /** @param scheme {@code light} or {@code dark} */
    void look(int width, String scheme) throws IOException {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void open(URI page) throws IOException {
        events.clear();
        call("Page.navigate", Map.of("url", page.toString()));
        awaitLoad();
    }

    /** Types into a field, which is empty. */
    void type(String selector, String text) throws IOException {
        evaluate("document.querySelector(%s).focus()".formatted(JSON.writeValueAsString(selector)));
        call("Input.insertText", Map.of("text", text));
    }

    /** Clicks at what leads to another page, and waits until that is there. */
    void click(String selector) throws IOException {
        JsonNode place = evaluate(
                "(element => { element.scrollIntoView({block: 'center'}); const box = element.getBoundingClientRect();"
                        + " return [box.x + box.width / 2, box.y + box.height / 2]; })(document.querySelector(%s))"
                                .formatted(JSON.writeValueAsString(selector)));
        events.clear();
        for (String kind : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of("type", kind, "x", place.get(0), "y", place.get(1), "button", "left", "clickCount", 1));
        }
        awaitLoad();
    }

    String text() throws IOException {
        return evaluate("document.body.innerText").asText();
    }

    /** The value of an expression, which the debugger evaluates although the page runs no script. */
    JsonNode evaluate(String expression) throws IOException {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails").toString());
        }
        return answer.get("result").path("value");
    }

    /** What the console says since the page was asked for: errors, warnings, refused styles. */
    List<String> complaints() throws IOException {
        evaluate("0"); // what came before is here then
        return events.stream()
                .filter(event -> List.of("Log.entryAdded", "Runtime.exceptionThrown")
                        .contains(event.path("method").asText()))
                .map(JsonNode::toString)
                .toList();
    }

    /** The addresses of all that was asked for. */
    List<String> requests() {
        return events.stream()
                .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                .map(event -> event.at("/params/request/url").asText())
                .toList();
    }

    /** A picture of the whole page. */
    void shootTo(Path file) throws IOException {
        JsonNode size = evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
        Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", size.get(0), "height", size.get(1), "scale", 1);
        JsonNode picture = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
    }

    private void awaitLoad() throws IOException {
        while (events.stream().noneMatch(event -> event.path("method").asText().equals("Page.loadEventFired"))) {
            events.add(read());
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws IOException {
        int id = ++calls;
        Map<String, Object> message = new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        out.write(JSON.writeValueAsBytes(message));
        out.write(0);
        out.flush();
        while (true) {
            JsonNode answer = read();
            if (answer.path("id").asInt() == id) {
                if (answer.has("error")) {
                    throw new AssertionError(method + ": " + answer.get("error"));
                }
                return answer.get("result");
            }
            events.add(answer);
        }
    }

    private JsonNode read() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0; next = in.read()) {
            if (next < 0) {
                throw new IOException("Chromium has ended");
            }
            message.write(next);
        }
        return JSON.readTree(message.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            session = "";
            call("Browser.close", Map.of());
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
