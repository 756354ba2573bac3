package io.github.apprpm.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.apprpm.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A headless Chromium, which is told what to do in the words of its DevTools protocol, through pipes. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROGRAM = "chromium";

    private final Process process;
    private final InputStream in;
    private final OutputStream out;
    private final List<JsonNode> events = new ArrayList<>();
    private int calls;

    private Browser(Process process) {
        this.process = process;
        this.in = process.getInputStream();
        this.out = process.getOutputStream();
    }

    /** A browser that goes nowhere by itself; a skip where there is none. */
    static Browser start(Path profile) throws IOException {
        Tool.installed(PROGRAM);
        String options = String.join(
                " ",
                "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking",
                "--disable-component-update --disable-sync --disable-extensions --hide-scrollbars --remote-debugging-pipe");
        // Chromium reads commands from file 3 and answers to file 4.
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                "exec %s %s --user-data-dir=\"$0\" 3<&0 4>&1 </dev/null >/dev/null 2>&1".formatted(PROGRAM, options),
                profile.toString());
        return new Browser(builder.start());
    }

    @Override
    public void close() {
        try {
            call("", "Browser.close", Map.of()); // which removes its links to sockets elsewhere
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

    /**
     * How a page is looked at.
     *
     * @param width the pixels of the window
     * @param scheme {@code light} or {@code dark}
     * @param media {@code screen} or {@code print}
     * @param script whether JavaScript is on
     */
    record View(int width, String scheme, String media, boolean script) {
        static final View WIDE = new View(1280, "light", "screen", true);

        /** As in {@code 1280 pixels, light}. */
        @Override
        public String toString() {
            return "%d pixels, %s%s".formatted(width, scheme, media.equals("screen") ? "" : ", " + media);
        }

        View width(int other) {
            return new View(other, scheme, media, script);
        }

        View dark() {
            return new View(width, "dark", media, script);
        }

        View print() {
            return new View(width, scheme, "print", script);
        }

        View withoutScript() {
            return new View(width, scheme, media, false);
        }
    }

    /** Loads a page, and waits until it is there. */
    Tab open(Path page, View view) throws IOException {
        String target = call("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        String session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(session, domain + ".enable", Map.of());
        }
        call(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", view.width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        call(
                session,
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        view.media,
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", view.scheme))));
        if (!view.script) {
            call(session, "Emulation.setScriptExecutionDisabled", Map.of("value", true));
        }
        call(session, "Page.navigate", Map.of("url", page.toUri().toString()));
        awaitEvent(session, "Page.loadEventFired");
        return new Tab(target, session);
    }

    /** A page in a window. */
    final class Tab implements AutoCloseable {
        private final String target;
        private final String session;

        private Tab(String target, String session) {
            this.target = target;
            this.session = session;
        }

        /** The value of an expression of JavaScript. */
        JsonNode evaluate(String expression) throws IOException {
            JsonNode answer =
                    call(session, "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
            if (answer.has("exceptionDetails")) {
                throw new AssertionError(answer.get("exceptionDetails").toString());
            }
            return answer.get("result").path("value");
        }

        /** The texts of a list that an expression returns. */
        List<String> texts(String expression) throws IOException {
            List<String> texts = new ArrayList<>();
            evaluate(expression).forEach(text -> texts.add(text.asText()));
            return texts;
        }

        void press(String key) throws IOException {
            for (String type : List.of("keyDown", "keyUp")) {
                call(session, "Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
            }
        }

        /** What the console says: errors, warnings, refused scripts and styles. */
        List<String> complaints() throws IOException {
            evaluate("0"); // what came before is here then
            return events.stream()
                    .filter(event -> event.path("sessionId").asText().equals(session))
                    .filter(event -> List.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
                            .contains(event.path("method").asText()))
                    .map(JsonNode::toString)
                    .toList();
        }

        /** The addresses of all that was asked for. */
        List<String> requests() throws IOException {
            evaluate("0");
            return events.stream()
                    .filter(event -> event.path("sessionId").asText().equals(session))
                    .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                    .map(event -> event.at("/params/request/url").asText())
                    .toList();
        }

        /** A picture of the whole page. */
        void shootTo(Path file) throws IOException {
            JsonNode size = evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
            JsonNode picture = call(
                    session,
                    "Page.captureScreenshot",
                    Map.of(
                            "captureBeyondViewport",
                            true,
                            "clip",
                            Map.of("x", 0, "y", 0, "width", size.get(0), "height", size.get(1), "scale", 1)));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
        }

        @Override
        public void close() throws IOException {
            call("", "Target.closeTarget", Map.of("targetId", target));
            events.removeIf(event -> event.path("sessionId").asText().equals(session));
        }
    }

    private JsonNode call(String session, String method, Map<String, ?> parameters) throws IOException {
        int id = ++calls;
        Map<String, Object> message = session.isEmpty()
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
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

    private void awaitEvent(String session, String method) throws IOException {
        while (events.stream()
                .noneMatch(event -> event.path("method").asText().equals(method)
                        && event.path("sessionId").asText().equals(session))) {
            events.add(read());
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
}
