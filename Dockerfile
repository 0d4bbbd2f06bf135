# enrichd as one file on a base with nothing but the C libraries. Building needs the network for
# the packages of the lock file; running needs none.

# Node only starts npm here; the build itself runs on the Node the lock file pins.
FROM --platform=$BUILDPLATFORM node:24-bookworm-slim AS build
ARG TARGETARCH
# strip, for either processor; without it the executable is 18 MB larger.
RUN apt-get update \
 && apt-get install -y --no-install-recommends binutils binutils-aarch64-linux-gnu \
      binutils-x86-64-linux-gnu \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# By force, since a package that only the tests need has no binary for ARM.
RUN npm ci --force
COPY . .
RUN target=linux-$(echo "${TARGETARCH:-amd64}" | sed s/amd64/x64/) \
 && npm run build -- --target "$target" \
 && mkdir -p /image/usr/bin /image/usr/lib/enrichd /image/usr/share/doc/enrichd /image/data \
 && cp "dist/enrichd-$target" /image/usr/bin/enrichd \
 && cp "dist/libsql-$target.node" /image/usr/lib/enrichd/libsql.node \
 && cp LICENSE NOTICE dist/LICENSES.txt dist/sbom.cdx.json /image/usr/share/doc/enrichd/ \
 && chmod 0700 /image/data

# glibc, libstdc++ and libgcc; no shell, no package manager; user 65532.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /image/usr /usr
COPY --from=build --chown=65532:65532 /image/data /data
# Loaded in place of the embedded copy, so that no file system needs to be writable but /data.
ENV ENRICHD_ADDON=/usr/lib/enrichd/libsql.node \
    ENRICHD_DATA_DIR=/data \
    ENRICHD_HOST=0.0.0.0 \
    ENRICHD_LOG=json
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=5s --retries=3 \
  CMD ["/usr/bin/enrichd", "healthcheck"]
ENTRYPOINT ["/usr/bin/enrichd"]
CMD ["serve"]
