package com.example.greeter;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Answers with its name and version. */
public final class Greeter extends Handler.Abstract.NonBlocking {
    public static void main(String[] args) throws Exception {
        // The package sets PORT; the default is for a start by hand.
        String port = System.getenv().getOrDefault("PORT", "8080");
        Server server = new Server(Integer.parseInt(port));
        server.setHandler(new Greeter());
        // systemd stops a service with SIGTERM, which runs the JVM's shutdown hooks.
        server.setStopAtShutdown(true);
        server.start();
        server.join();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!"/".equals(Request.getPathInContext(request))) {
            return false;
        }
        Package jar = Greeter.class.getPackage();
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        Content.Sink.write(
                response, true, jar.getImplementationTitle() + " " + jar.getImplementationVersion() + "\n", callback);
        return true;
    }
}
