package io.qinglan.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Problems for requests that never reach a resource: unknown addresses and refusals in front of the resources. */
@ApplicationScoped
class UnroutedAnswers {

    private final ProblemAnswer answer;

    private final long largestBody;

    UnroutedAnswers(
            ProblemAnswer answer, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.answer = answer;
        this.largestBody = largestBody.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::refuseTooLarge);
        router.route().order(Integer.MAX_VALUE).handler(context -> send(context, Problem.notFound()));
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    /** Before the body is read: who announces too much hears why, in the same words as everybody. */
    private void refuseTooLarge(RoutingContext context) {
        String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && announced.matches("\\d{1,18}") && Long.parseLong(announced) > largestBody) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            send(context, StatusProblem.of(413, ""));
        } else {
            context.next();
        }
    }

    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Problem problem) {
            send(context, problem);
        } else if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            send(context, Problem.unknownCaller());
        } else if (failure instanceof ForbiddenException) {
            send(context, StatusProblem.of(403, ""));
        } else if (failure instanceof HttpException refused) {
            send(context, StatusProblem.of(refused.getStatusCode(), String.valueOf(refused.getPayload())));
        } else if (failure == null && context.statusCode() >= 400 && context.statusCode() < 500) {
            send(context, StatusProblem.of(context.statusCode(), "refused"));
        } else {
            context.next();
        }
    }

    private void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(problem.status()).putHeader("Content-Type", ProblemBody.MEDIA_TYPE);
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.end(answer.text(problem, context.normalizedPath()));
    }
}
