package io.qinglan.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/** Problems for requests that never reach a resource: unknown addresses and refusals in front of the resources. */
@ApplicationScoped
class UnroutedAnswers {

    private final ProblemAnswer answer;

    UnroutedAnswers(ProblemAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(context -> send(context, Problem.notFound()));
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
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
