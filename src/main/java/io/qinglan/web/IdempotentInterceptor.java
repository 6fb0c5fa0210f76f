package io.qinglan.web;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Runs a write under its {@code Idempotency-Key}: key, work and answer in one transaction; a repeat gets the kept answer. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotentInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final int LONGEST_KEY = 255;

    private final IdempotencyKeys keys;
    private final CurrentVertxRequest request;
    private final CurrentIdentityAssociation identity;
    private final ObjectMapper json;

    IdempotentInterceptor(
            IdempotencyKeys keys, CurrentVertxRequest request, CurrentIdentityAssociation identity, ObjectMapper json) {
        this.keys = keys;
        this.request = request;
        this.identity = identity;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        RoutingContext http = http();
        String key = http == null ? null : http.request().getHeader(HEADER);
        if (key == null || !WRITES.contains(http.request().method().name())) {
            return call.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.invalid(InputError.at(HEADER + ":", "1 to " + LONGEST_KEY + " characters", key));
        }
        String actor = identity.getIdentity().isAnonymous()
                ? "anonymous"
                : identity.getIdentity().getPrincipal().getName();
        byte[] fingerprint = fingerprint(http, call);
        return QuarkusTransaction.joiningExisting().call(() -> workOrReplay(call, actor, key, fingerprint));
    }

    private Object workOrReplay(InvocationContext call, String actor, String key, byte[] fingerprint) throws Exception {
        Optional<IdempotencyKeys.Answer> kept = keys.take(actor, key, fingerprint);
        if (kept.isPresent()) {
            // thrown, because the method's own return type need not be a Response
            throw new WebApplicationException(replay(kept.get()));
        }
        Object result = call.proceed();
        keys.keep(actor, key, answer(result));
        return result;
    }

    private static Response replay(IdempotencyKeys.Answer kept) {
        Response.ResponseBuilder answer = Response.status(kept.status()).header("Idempotent-Replayed", "true");
        if (kept.body() != null) {
            answer.entity(kept.body()).type(kept.mediaType());
        }
        if (kept.location() != null) {
            answer.location(URI.create(kept.location()));
        }
        if (kept.etag() != null) {
            answer.header("ETag", kept.etag());
        }
        return answer.build();
    }

    private IdempotencyKeys.Answer answer(Object result) throws IOException {
        if (!(result instanceof Response response)) {
            return result == null
                    ? new IdempotencyKeys.Answer(204, null, null, null, null)
                    : new IdempotencyKeys.Answer(
                            200, MediaType.APPLICATION_JSON, null, null, json.writeValueAsString(keepable(result)));
        }
        String mediaType = response.getMediaType() == null
                ? MediaType.APPLICATION_JSON
                : response.getMediaType().toString();
        Object location = response.getHeaders().getFirst("Location");
        Object etag = response.getEntityTag() == null
                ? null
                : "\"" + response.getEntityTag().getValue() + "\"";
        Object entity = response.getEntity();
        String body = entity == null
                ? null
                : entity instanceof String text ? text : json.writeValueAsString(keepable(entity));
        return new IdempotencyKeys.Answer(
                response.getStatus(), mediaType, location == null ? null : location.toString(), (String) etag, body);
    }

    private static Object keepable(Object entity) {
        return entity instanceof ShownOnce secret ? secret.withoutSecret() : entity;
    }

    private RoutingContext http() {
        try {
            return request.getCurrent();
        } catch (ContextNotActiveException notARequest) {
            return null;
        }
    }

    private byte[] fingerprint(RoutingContext http, InvocationContext call) throws IOException {
        MessageDigest digest = sha256();
        String line = http.request().method().name().toUpperCase(Locale.ROOT) + " "
                + http.request().uri() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        Method method = call.getMethod();
        Parameter[] declared = method.getParameters();
        Object[] values = call.getParameters();
        for (int i = 0; i < declared.length; i++) {
            if (values[i] instanceof FileUpload || isBody(declared[i])) {
                values[i] = digested(digest, values[i]);
            }
        }
        call.setParameters(values);
        return digest.digest();
    }

    private Object digested(MessageDigest digest, Object body) throws IOException {
        if (body instanceof InputStream stream) {
            byte[] bytes = stream.readAllBytes();
            digest.update(bytes);
            return new ByteArrayInputStream(bytes);
        }
        if (body instanceof byte[] bytes) {
            digest.update(bytes);
        } else if (body instanceof FileUpload upload) {
            digest.update(Files.readAllBytes(upload.uploadedFile()));
        } else if (body instanceof Path file) {
            digest.update(Files.readAllBytes(file));
        } else if (body instanceof File file) {
            digest.update(Files.readAllBytes(file.toPath()));
        } else if (body != null) {
            digest.update(json.writeValueAsBytes(body));
        }
        return body;
    }

    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(annotation -> annotation.annotationType().getPackageName())
                .noneMatch(name -> name.startsWith("jakarta.ws.rs") || name.startsWith("org.jboss.resteasy.reactive"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
