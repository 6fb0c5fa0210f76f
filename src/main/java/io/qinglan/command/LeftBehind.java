package io.qinglan.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds and stops the PostgreSQL server that a killed run of ours left running: it holds the data folder's lock, and a second
 * server would be refused. Nothing committed is lost; the next start replays the log.
 */
final class LeftBehind {

    private LeftBehind() {}

    /** Stops the server that runs on the folder, if one does; a server of another folder is never touched. */
    static void stop(Path folder, Duration patience) throws IOException {
        Optional<ProcessHandle> server = server(folder);
        if (server.isEmpty()) {
            return;
        }
        ProcessHandle process = server.get();
        process.destroy();
        try {
            process.onExit().get(patience.toMillis() / 4, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException("the PostgreSQL server of an earlier run cannot be stopped: " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the PostgreSQL server of an earlier run stops", e);
        }
    }

    private static Optional<ProcessHandle> server(Path folder) throws IOException {
        Path lock = folder.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(lock);
        boolean ours = lines.size() > 1 && Path.of(lines.get(1).strip()).equals(folder);
        return ours
                ? ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(LeftBehind::isPostgres)
                : Optional.empty();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }
}
