package io.github.apprpm.publish.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.http.StubServer.Answer;
import io.github.apprpm.http.StubServer.Asked;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Pulp 3 with one repository; a package on the server has the key of its address, and the repository's that of its name. */
record StubPulp(StubProduct.State state) {
    private static final String API = "/pulp/api/v3/";
    private static final String REPOSITORY = API + "repositories/rpm/rpm/1/";
    private static final String PACKAGES = API + "content/rpm/packages/";

    Answer answer(Asked asked) throws IOException {
        String query = asked.uri().getRawQuery() == null
                ? ""
                : URLDecoder.decode(asked.uri().getRawQuery(), StandardCharsets.UTF_8);
        return switch (asked.method() + " " + asked.path()) {
            case "GET " + API + "repositories/rpm/rpm/" ->
                results(
                        query.equals("name=shop el9")
                                ? "{\"pulp_href\":\"%s\",\"latest_version_href\":\"%sversions/7/\",\"autopublish\":true%s}"
                                        .formatted(
                                                REPOSITORY,
                                                REPOSITORY,
                                                state.signs ? ",\"package_signing_service\":\"/s/1/\"" : "")
                                : "");
            case "GET " + PACKAGES -> packages(query);
            case "POST " + PACKAGES + "upload/" -> {
                byte[] bytes = file(asked);
                String href = PACKAGES + Sha256.hex(bytes).substring(0, 8) + "/";
                state.files.put(href, bytes);
                yield Answer.of(201, "{\"pulp_href\":\"%s\"}".formatted(href));
            }
            case "POST " + PACKAGES -> {
                byte[] bytes = state.change(file(asked));
                String href = PACKAGES + Sha256.hex(bytes).substring(0, 8) + "/";
                state.files.put(href, bytes);
                if (asked.text().contains("name=\"repository\"\r\n\r\n" + REPOSITORY)) {
                    state.files.put(StubProduct.read(bytes).nevra(), bytes);
                }
                state.names.put("created", href);
                yield Answer.of(202, "{\"task\":\"" + API + "tasks/1/\"}");
            }
            case "POST " + REPOSITORY + "modify/" -> {
                JsonNode added = new ObjectMapper().readTree(asked.body()).path("add_content_units");
                for (JsonNode href : added) {
                    byte[] bytes = state.files.get(href.asText());
                    state.files.put(StubProduct.read(bytes).nevra(), bytes);
                }
                yield Answer.of(202, "{\"task\":\"" + API + "tasks/2/\"}");
            }
            case "GET " + API + "tasks/1/", "GET " + API + "tasks/2/" ->
                Answer.of(
                        200,
                        state.looks++ == 0
                                ? "{\"state\":\"running\"}"
                                : state.fails
                                        ? "{\"state\":\"failed\",\"error\":{\"description\":\"no space left\"}}"
                                        : "{\"state\":\"completed\",\"created_resources\":[\"%s\"]}"
                                                .formatted(state.names.getOrDefault("created", "")));
            case "GET " + API + "distributions/rpm/rpm/" -> results("{\"base_url\":\"/pulp/content/shop/\"}");
            default -> Answer.of(404, "{}");
        };
    }

    private Answer packages(String query) throws IOException {
        for (Map.Entry<String, byte[]> entry : state.files.entrySet()) {
            boolean isOnServer = entry.getKey().startsWith(PACKAGES);
            String digest = Sha256.hex(entry.getValue());
            if (isOnServer && query.equals("sha256=" + digest)) {
                return results("{\"pulp_href\":\"%s\"}".formatted(entry.getKey()));
            }
            var rpm = StubProduct.read(entry.getValue());
            if (!isOnServer
                    && query.equals(
                            "repository_version=%sversions/7/&name=%s&epoch=0&version=%s&release=%s&arch=%s&fields=sha256"
                                    .formatted(
                                            REPOSITORY,
                                            rpm.name(),
                                            rpm.version(),
                                            rpm.release(),
                                            rpm.architecture()))) {
                return results("{\"sha256\":\"%s\"}".formatted(digest));
            }
        }
        return results("");
    }

    private static Answer results(String one) {
        return Answer.of(200, "{\"count\":%d,\"results\":[%s]}".formatted(one.isEmpty() ? 0 : 1, one));
    }

    /** The file of a form. */
    private static byte[] file(Asked asked) {
        String text = asked.text();
        String boundary = "\r\n--" + asked.header("Content-Type").replaceFirst(".*boundary=", "");
        int begin = text.indexOf("\r\n\r\n", text.indexOf("name=\"file\"")) + 4;
        return text.substring(begin, text.indexOf(boundary, begin)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
