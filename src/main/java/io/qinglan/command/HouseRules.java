package io.qinglan.command;

import java.nio.file.Path;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.policy.PolicyLibrary;

/** The one library of the house: every bean asks it for packs and standards, so that each is read and compiled once. */
final class HouseRules {

    @Produces
    @Singleton
    PolicyLibrary library(@ConfigProperty(name = "qinglan.rules") Path rules) {
        return PolicyLibrary.open(rules);
    }
}
