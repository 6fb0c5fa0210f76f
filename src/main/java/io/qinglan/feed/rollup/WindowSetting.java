package io.qinglan.feed.rollup;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.policy.PolicyLibrary;

/** Builds what windows are reckoned with from the standards under {@code rules/}. */
final class WindowSetting {

    @Produces
    @Singleton
    FeedStandards standards(PolicyLibrary library) {
        return FeedStandards.of(library);
    }
}
