import type { ComponentChildren } from 'preact';

/** Drawn on a grid of 24, in the colour of the text, and silent: the words beside them say the same. */
function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const MoonIcon = () => (
  <Icon>
    <path d="M20 14.5A8 8 0 0 1 9.500 4a8 8 0 1 0 10.500 10.500Z" />
  </Icon>
);

export const SunIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400" />
  </Icon>
);

export const KeyboardIcon = () => (
  <Icon>
    <rect x="3" y="6" width="18" height="12" rx="2" />
    <path d="M7 10h.01M12 10h.01M17 10h.01M8 14h8" />
  </Icon>
);

export const LeaveIcon = () => (
  <Icon>
    <path d="M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 8l-4 4 4 4M6 12h9" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <path d="M9 6v12M15 6v12" />
  </Icon>
);

export const PlayIcon = () => (
  <Icon>
    <path d="M8 5.500v13l10-6.500z" />
  </Icon>
);

export const CrossIcon = () => (
  <Icon>
    <path d="M7 7l10 10M17 7 7 17" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M5 15H4V6a2 2 0 0 1 2-2h9v1" />
  </Icon>
);

const DesktopIcon = () => (
  <Icon>
    <rect x="3" y="5" width="18" height="11" rx="2" />
    <path d="M9 20h6M12 16v4" />
  </Icon>
);

const MobileIcon = () => (
  <Icon>
    <rect x="7" y="3" width="10" height="18" rx="2" />
    <path d="M11 18h2" />
  </Icon>
);

const TabletIcon = () => (
  <Icon>
    <rect x="5" y="3" width="14" height="18" rx="2" />
    <path d="M11 18h2" />
  </Icon>
);

const UnknownDeviceIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 16h.01M10 9.500a2 2 0 1 1 2.800 1.800c-.5.300-.8.700-.8 1.200" />
  </Icon>
);

export function DeviceIcon({ device }: { device: string | undefined }) {
  switch (device) {
    case 'desktop':
      return <DesktopIcon />;
    case 'mobile':
      return <MobileIcon />;
    case 'tablet':
      return <TabletIcon />;
    default:
      return <UnknownDeviceIcon />;
  }
}

const PageIcon = () => (
  <Icon>
    <path d="M14 3H7a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V7zM14 3v4h4M9.500 12h5M9.500 16h5" />
  </Icon>
);

const PurchaseIcon = () => (
  <Icon>
    <path d="M6 8h12l1 12H5zM9 8V7a3 3 0 0 1 6 0v1" />
  </Icon>
);

const RefundIcon = () => (
  <Icon>
    <path d="M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4" />
  </Icon>
);

const OtherEventIcon = () => (
  <Icon>
    <path d="M13 3 5 14h6l-1 7 8-11h-6z" />
  </Icon>
);

export function EventIcon({ event }: { event: string }) {
  switch (event) {
    case 'page_view':
      return <PageIcon />;
    case 'purchase':
      return <PurchaseIcon />;
    case 'refund':
      return <RefundIcon />;
    default:
      return <OtherEventIcon />;
  }
}

/** A peak of pixels. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 22 20" aria-hidden="true" focusable="false">
      <rect x="8" y="0" width="6" height="6" rx="1.200" />
      <rect x="4" y="7" width="6" height="6" rx="1.200" opacity=".8" />
      <rect x="12" y="7" width="6" height="6" rx="1.200" opacity=".8" />
      <rect x="0" y="14" width="6" height="6" rx="1.200" opacity=".55" />
      <rect x="8" y="14" width="6" height="6" rx="1.200" opacity=".55" />
      <rect x="16" y="14" width="6" height="6" rx="1.200" opacity=".55" />
    </svg>
  );
}
