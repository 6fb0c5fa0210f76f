package io.qinglan.web;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.qinglan.store.Ids;

/** Every exception that reaches the edge leaves it as a problem; only a fault of the program itself is a 500. */
class ExceptionAnswers {

    private static final Logger LOG = Logger.getLogger(ExceptionAnswers.class);
    private static final String UNIQUE = "23505";
    private static final String EXCLUDED = "23P01";

    private final ProblemAnswer answer;
    private final Ids ids;

    ExceptionAnswers(ProblemAnswer answer, Ids ids) {
        this.answer = answer;
        this.ids = ids;
    }

    @ServerExceptionMapper
    Response problem(Problem problem, UriInfo uri) {
        return answer.of(problem, uri.getPath());
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException trouble, UriInfo uri) {
        return answer.of(JsonTrouble.explain(trouble), uri.getPath());
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException trouble, UriInfo uri) {
        return answer.of(JsonTrouble.explain(trouble), uri.getPath());
    }

    @ServerExceptionMapper
    Response violations(ConstraintViolationException violated, UriInfo uri) {
        List<InputError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : violated.getConstraintViolations()) {
            errors.add(InputError.at(
                    pointer(violation.getPropertyPath()), violation.getMessage(), violation.getInvalidValue()));
        }
        return answer.of(Problem.invalid(errors), uri.getPath());
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    Response unknownCaller(UriInfo uri) {
        return answer.of(Problem.unknownCaller(), uri.getPath());
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused, UriInfo uri) {
        return answer.of(StatusProblem.of(403, ""), uri.getPath());
    }

    @ServerExceptionMapper
    Response changedMeanwhile(OptimisticLockException overtaken, UriInfo uri) {
        return answer.of(Problem.stale(), uri.getPath());
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException refused, UriInfo uri) {
        Response given = refused.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        Throwable cause = refused.getCause();
        if (cause instanceof Problem problem) {
            return answer.of(problem, uri.getPath());
        }
        if (cause instanceof JsonProcessingException trouble) {
            return answer.of(JsonTrouble.explain(trouble), uri.getPath());
        }
        if (given.getStatus() >= 500) {
            return unexpected(refused, uri);
        }
        Response problem =
                answer.of(StatusProblem.of(given.getStatus(), String.valueOf(refused.getMessage())), uri.getPath());
        Object allow = given.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return answer.of(problem, uri.getPath());
            }
            if (cause instanceof OptimisticLockException) {
                return answer.of(Problem.stale(), uri.getPath());
            }
            if (cause instanceof SQLException sql
                    && (UNIQUE.equals(sql.getSQLState()) || EXCLUDED.equals(sql.getSQLState()))) {
                LOG.debug("refused by a constraint of the database", failure);
                return answer.of(
                        Problem.conflict(
                                "conflict", "something like this is already there, or is being made right now"),
                        uri.getPath());
            }
        }
        String reference = ids.next().toString();
        LOG.errorf(failure, "request to %s failed, reference %s", uri.getPath(), reference);
        return answer.of(StatusProblem.internal("; reference " + reference), uri.getPath());
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.PARAMETER) {
                continue;
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
