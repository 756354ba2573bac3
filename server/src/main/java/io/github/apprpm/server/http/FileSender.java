package io.github.apprpm.server.http;

import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ResourceService;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Sends files: all of one, ranges of it, or that a client has it already. */
final class FileSender extends ContainerLifeCycle {
    private final ResourceService service = new ResourceService();
    private final ResourceFactory resources = ResourceFactory.root();

    FileSender() {
        service.setEtags(true);
        service.setAcceptRanges(true);
        service.setDirAllowed(false);
        installBean(service);
    }

    /** The headers of the answer are set; its content type is taken from there. */
    void send(Path file, Request request, Response response, Callback callback) {
        String type = response.getHeaders().get(HttpHeader.CONTENT_TYPE);
        service.doGet(request, response, callback, new FileContent(file, resources.newResource(file), type, request));
    }
}
