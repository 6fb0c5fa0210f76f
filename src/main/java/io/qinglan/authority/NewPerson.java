package io.qinglan.authority;

import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What is said of a person when the account is made or changed.
 *
 * @param user name to sign in with
 * @param password null: on making, one is drawn and shown once; on changing, the present one stays
 * @param name real name
 * @param unit 单位
 * @param post 职务
 * @param rank standing in the approval ladder; null = officer
 * @param certificate number of the law-enforcement or work certificate
 * @param roles what the person may do
 * @param area six-digit code the person is bound to
 * @param site the site of an enterprise's person
 * @param disabled whether signing in is refused
 */
public record NewPerson(
        @NotNull(message = "a user name")
        @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,63}", message = "2 to 64 of a-z 0-9 . _ -")
        String user,

        @Size(min = 10, max = 72, message = "10 to 72 characters")
        String password,

        @NotBlank(message = "the real name") String name,
        String unit,
        String post,
        Rank rank,
        String certificate,
        @NotEmpty(message = "at least one role") Set<@NotNull(message = "a role") Role> roles,

        @Pattern(regexp = "[1-9][0-9]{5}", message = "six digits by GB/T 2260")
        String area,

        String site,
        boolean disabled) {

    /** Without a rank the person is an officer. */
    public NewPerson {
        rank = rank == null ? Rank.OFFICER : rank;
    }

    @Override
    public String toString() {
        return "NewPerson[" + user + "]";
    }
}
