package io.qinglan.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Turns a problem into the answer that goes out. */
@Singleton
public class ProblemAnswer {

    private final ProblemPages pages;
    private final ObjectMapper json;

    /** Made by the container. */
    public ProblemAnswer(ProblemPages pages, ObjectMapper json) {
        this.pages = pages;
        this.json = json;
    }

    /** The answer with its body as text, so that no negotiation of media types can spoil it. */
    public Response of(Problem problem, String instance) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(ProblemBody.MEDIA_TYPE)
                .header("Content-Language", "en, zh")
                .entity(text(problem, instance));
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        return answer.build();
    }

    /** The body as JSON text. */
    public String text(Problem problem, String instance) {
        try {
            return json.writeValueAsString(new ProblemBody(
                    problem.type(),
                    pages.title(problem.name()),
                    problem.status(),
                    problem.getMessage(),
                    problem.about() == null ? instance : problem.about(),
                    problem.errors()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem could not be written as JSON", e);
        }
    }
}
