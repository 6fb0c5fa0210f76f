package io.qinglan.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * The writes of this resource accept {@code Idempotency-Key}: a repeated request with the same key and body gets the stored
 * answer and changes nothing; the same key with another body is refused. Put it on every resource class that has a write
 * method; reads pass through. The key, the work and the answer are committed in one transaction, so the method must do its
 * work in the surrounding transaction.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {}
