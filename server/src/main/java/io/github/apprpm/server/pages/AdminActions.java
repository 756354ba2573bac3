package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.server.access.Grant;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.access.Token;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.audit.AuditLog;
import io.github.apprpm.server.curation.Curation;
import io.github.apprpm.server.curation.StoredRelease;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.RefusedException;
import io.github.apprpm.server.http.Routes;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.OtherContentException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Does what the forms of {@link AdminPage} ask for; scripts may send the same fields. */
final class AdminActions {
    /** A right on this is one on all repositories: none can have the name. */
    static final String ALL = "*";

    private final AdminPage page;
    private final Curation curation;
    private final TokenFile tokens;
    private final AuditLog audit;
    private final InstantSource clock;

    AdminActions(AdminPage page, Curation curation, TokenFile tokens, AuditLog audit, InstantSource clock) {
        this.page = page;
        this.curation = curation;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    Routes addTo(Routes routes) {
        return routes.add("POST", "/admin/promote", Right.ADMIN, this::promote)
                .add("POST", "/admin/yank", Right.ADMIN, this::yank)
                .add("POST", "/admin/restore", Right.ADMIN, this::restore)
                .add("POST", "/admin/tokens/add", Right.ADMIN, this::addToken)
                .add("POST", "/admin/tokens/remove", Right.ADMIN, this::removeToken);
    }

    private Answer promote(ServerRequest request) throws IOException {
        FormBody form = FormBody.read(request);
        StoredRelease rpm = rpm(form, request);
        request.require(Right.ADMIN, form.field("to"));
        return changed(
                request, () -> curation.promote(request.identity().name(), rpm, form.field("to"), form.field("why")));
    }

    private Answer yank(ServerRequest request) throws IOException {
        FormBody form = FormBody.read(request);
        StoredRelease rpm = rpm(form, request);
        return changed(request, () -> curation.withdraw(request.identity().name(), rpm, form.field("why")));
    }

    private Answer restore(ServerRequest request) throws IOException {
        FormBody form = FormBody.read(request);
        StoredRelease rpm = rpm(form, request);
        return changed(request, () -> curation.restore(request.identity().name(), rpm, form.field("why")));
    }

    private static StoredRelease rpm(FormBody form, ServerRequest request) {
        StoredRelease rpm = new StoredRelease(form.field("repository"), form.field("release"), form.field("file"));
        request.require(Right.ADMIN, rpm.repository());
        return rpm;
    }

    private Answer addToken(ServerRequest request) throws IOException {
        request.require(Right.ADMIN, ALL);
        FormBody form = FormBody.read(request);
        String secret = Token.secret();
        Token token = new Token(
                form.field("name"),
                Token.digest(secret),
                new Grant(Right.of(form.field("may"), "the form"), repositories(form.field("repositories"))),
                clock.instant());
        audit.record(request.identity().name(), "make token", token.name(), form.field("may"));
        tokens.add(token);
        Element notice = Element.of("div", "notice")
                .add(Element.of("p").text("The token %s is:".formatted(token.name())))
                .add(Element.of("p").add(Element.of("code", "secret").text(secret)))
                .add(Element.of("p")
                        .text("It is shown this once. Clients send it as the password, with any user name."));
        return page.answer(request, Optional.of(notice)).with("Cache-Control", "no-store");
    }

    private static Set<String> repositories(String names) {
        return Arrays.stream(names.split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private Answer removeToken(ServerRequest request) throws IOException {
        request.require(Right.ADMIN, ALL);
        String name = FormBody.read(request).field("name");
        audit.record(request.identity().name(), "remove token", name, "");
        tokens.remove(name);
        return done(request, "The token %s is removed.".formatted(name));
    }

    private Answer changed(ServerRequest request, Turns.Work<String> change) throws IOException {
        try {
            return done(request, change.run());
        } catch (OtherContentException e) {
            throw new RefusedException(Answer.text(409, e.getMessage()));
        }
    }

    private Answer done(ServerRequest request, String notice) throws IOException {
        return page.answer(request, Optional.of(Element.of("p", "notice").text(notice)));
    }
}
