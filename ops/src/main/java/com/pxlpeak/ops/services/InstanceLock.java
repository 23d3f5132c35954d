package com.pxlpeak.ops.services;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one launcher of a data directory. The kernel lets go of it however that launcher ends. */
public final class InstanceLock implements AutoCloseable {

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Nothing if somebody holds it. */
    public static Optional<InstanceLock> tryAcquire(DataDirectory data) throws IOException {
        Path file = data.lock("launcher");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = tryLock(channel);
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock.map(held -> new InstanceLock(channel));
    }

    public static boolean isHeld(DataDirectory data) throws IOException {
        if (!data.lock("launcher").toFile().exists()) {
            return false;
        }
        Optional<InstanceLock> free = tryAcquire(data);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByOurselves) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
