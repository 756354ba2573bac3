package io.github.apprpm.publish.managed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.model.PackagingException;
import java.util.Optional;

/** The JSON of a server's interface. */
final class JsonReply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReply() {}

    static JsonNode of(HttpCall call, HttpReply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JsonProcessingException e) {
            throw notJson(call, e);
        } catch (java.io.IOException e) {
            throw notJson(call, e);
        }
    }

    private static PackagingException notJson(HttpCall call, Exception cause) {
        return new PackagingException(
                "%s was answered with what is not JSON".formatted(call),
                "Set <repositoryUrl> to the interface of the server, not to its pages",
                cause);
    }

    /** A text that must be there. */
    static String text(HttpCall call, JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElseThrow(() -> new PackagingException(
                        "%s was answered without '%s'".formatted(call, field),
                        "Check <target> and <repositoryUrl>: another kind or version of server may be there"));
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
