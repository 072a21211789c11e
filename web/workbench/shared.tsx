import { type JSX, useState } from "react";
import { Unreachable } from "@/shared/api/client";
import { Button, Hint, IconButton, Kbd, Working } from "@/shared/ui/button";
import { Copyable } from "@/shared/ui/copy";
import { Dialog } from "@/shared/ui/dialog";
import { Choice, Field, Input, Select, Slider, Switch, TextArea } from "@/shared/ui/field";
import { Frame } from "@/shared/ui/frame";
import { Icon, type IconName, Logo, Ring } from "@/shared/ui/icons";
import { Left } from "@/shared/ui/left";
import { Menu } from "@/shared/ui/menu";
import { Empty, Failure, Guard, Notice, Waiting } from "@/shared/ui/notice";
import { Prose } from "@/shared/ui/prose";
import { Progress, Status } from "@/shared/ui/status";
import { notify } from "@/shared/ui/toast";
import { LONG, MARKUP, picture, REFUSAL, RTL } from "./samples";
import type { States } from "./stories";

const LOOKS = ["main", "plain", "quiet", "danger"] as const;
const ICONS = (
  "play pause plus close check chevronDown chevronUp chevronLeft chevronRight download trash search undo redo " +
  "more grip split queue settings costs film grid pencil compare sun moon volume muted captions fullscreen link " +
  "alert clock stop retry command help copy question"
).split(" ") as IconName[];
const row = "flex flex-wrap items-center gap-2";

function Every({ props = {}, children }: { props?: object; children: string }): JSX.Element {
  return (
    <div className={row}>
      {LOOKS.map((look) => (
        <Button key={look} look={look} {...props}>
          {children}
        </Button>
      ))}
    </div>
  );
}

function Pulled({ disabled = false }: { disabled?: boolean }): JSX.Element {
  const [value, setValue] = useState(24);
  return (
    <Field label="Seconds" aside={`${value} s`} hint="8 s a scene" group>
      <Slider
        label="Seconds"
        value={value}
        min={15}
        max={60}
        said={`${value} seconds`}
        onChange={setValue}
        disabled={disabled}
      />
    </Field>
  );
}

function Chosen({ disabled = false, long = false }: { disabled?: boolean; long?: boolean }): JSX.Element {
  const [value, setValue] = useState("16:9");
  return (
    <Choice
      label="Shape"
      value={value}
      onChange={setValue}
      disabled={disabled}
      options={["16:9", "9:16", "1:1"].map((one) => ({
        value: one,
        label: long ? `Shape ${one} of the film` : one,
      }))}
    />
  );
}

function Switched({ disabled = false }: { disabled?: boolean }): JSX.Element {
  const [on, setOn] = useState(true);
  return (
    <Switch
      label="Captions"
      hint={`Burnt in, and beside the film. ${RTL}`}
      checked={on}
      onChange={setOn}
      disabled={disabled}
    />
  );
}

function Opened({ shape }: { shape: "middle" | "wide" | "side" }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open: {shape}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        shape={shape}
        modal={shape !== "side"}
        title={LONG}
        about={RTL}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button look="danger" icon="trash">
              Delete
            </Button>
          </>
        }
      >
        <Field label="Why">
          <TextArea defaultValue={`${LONG}\n`.repeat(12)} />
        </Field>
      </Dialog>
    </>
  );
}

function Broken(): never {
  throw new Error("on purpose");
}

/** What every page is made of. */
export const SHARED: Readonly<Record<string, States>> = {
  Button: {
    plain: () => <Every>Make the film</Every>,
    "with a drawing": () => <Every props={{ icon: "film" }}>Make the film</Every>,
    busy: () => <Every props={{ busy: true }}>Making</Every>,
    disabled: () => <Every props={{ disabled: true, icon: "stop" }}>Cancel</Every>,
    "long word": () => <Every>{LONG}</Every>,
    "right to left": () => (
      <div dir="rtl">
        <Every props={{ icon: "undo" }}>{RTL}</Every>
      </div>
    ),
    "as a link": () => (
      <Button asChild look="main">
        <a href="#top">
          <Icon name="film" />
          Open the studio
        </a>
      </Button>
    ),
    "only a drawing": () => (
      <div className={row}>
        {LOOKS.map((look) => (
          <IconButton key={look} look={look} icon="trash" label={`Delete (${look})`} keys="Del" />
        ))}
        <IconButton icon="trash" label="Delete" disabled />
      </div>
    ),
    "hint, key, working": () => (
      <div className={row}>
        <Hint text={LONG}>
          <Button>Look at me</Button>
        </Hint>
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
        <Working />
      </div>
    ),
  },
  Field: {
    empty: () => (
      <Field label="Prompt" hint="What is it about?" aside="0 / 2,000">
        <TextArea placeholder="A lighthouse keeper befriends a storm" />
      </Field>
    ),
    filled: () => (
      <Field label="Title">
        <Input defaultValue="A Friend Called the Storm" />
      </Field>
    ),
    wrong: () => (
      <Field label={LONG} error={`${LONG} is not a title. Take a shorter one.`} aside={LONG.slice(0, 30)}>
        <Input defaultValue={LONG} />
      </Field>
    ),
    "right to left": () => (
      <Field label="Prompt" hint={RTL}>
        <TextArea defaultValue={RTL} />
      </Field>
    ),
    disabled: () => (
      <Field label="Title" hint="It is being made.">
        <Input disabled defaultValue="A Friend" />
      </Field>
    ),
  },
  Select: {
    plain: () => (
      <Field label="Model">
        <Select
          options={[
            { value: "a", label: "gen4_turbo" },
            { value: "b", label: LONG },
          ]}
        />
      </Field>
    ),
    wrong: () => (
      <Field label="Model" error="That model cannot do 1:1.">
        <Select options={[{ value: "b", label: LONG }]} />
      </Field>
    ),
    disabled: () => (
      <Field label="Model">
        <Select disabled options={[{ value: "a", label: "gen4_turbo" }]} />
      </Field>
    ),
  },
  "Slider, choice, switch": {
    slider: () => <Pulled />,
    "slider, disabled": () => <Pulled disabled />,
    choice: () => <Chosen />,
    "choice, long": () => <Chosen long />,
    "choice, disabled": () => <Chosen disabled />,
    switch: () => <Switched />,
    "switch, disabled": () => <Switched disabled />,
  },
  "Dialog and menu": {
    dialogs: () => (
      <div className={row}>
        <Opened shape="middle" />
        <Opened shape="wide" />
        <Opened shape="side" />
      </div>
    ),
    menu: () => (
      <Menu
        label="What can be done"
        trigger={<IconButton icon="more" label="More" />}
        items={[
          { label: "Download", icon: "download", href: "data:text/plain,film" },
          { label: LONG, icon: "copy" },
          { label: RTL },
          "line",
          { label: "Not now", disabled: true },
          { label: "Delete", icon: "trash", danger: true },
        ]}
      />
    ),
    notices: () => (
      <div className={row}>
        <Button onClick={() => notify({ text: `Deleted “${LONG}”`, kind: "done", undo: () => undefined })}>
          Say what is done
        </Button>
        <Button onClick={() => notify({ text: RTL, kind: "failure" })}>Say what failed</Button>
      </div>
    ),
  },
  Notice: {
    plain: () => <Notice title="The board was changed elsewhere">Load it anew to see the newest.</Notice>,
    asks: () => (
      <Notice kind="ask" title="Shoot 3 scenes for $1.10?" actions={<Button look="main">Shoot</Button>}>
        The preview stays free.
      </Notice>
    ),
    failure: () => (
      <Notice kind="failure" title={LONG} actions={<Button icon="retry">Try again</Button>}>
        {LONG}
      </Notice>
    ),
    "right to left": () => (
      <Notice kind="ask" title={<span dir="auto">{RTL}</span>}>
        <span dir="auto">{RTL}</span>
      </Notice>
    ),
    "refused by the studio": () => <Failure why={REFUSAL} onRetry={() => undefined} />,
    "nobody answers": () => <Failure why={new Unreachable()} onRetry={() => undefined} />,
    "a defect of the page": () => <Failure why={new TypeError("x is undefined")} />,
    "caught by the guard": () => (
      <Guard>
        <Broken />
      </Guard>
    ),
  },
  "Empty and waiting": {
    empty: () => (
      <Empty title="No films yet" actions={<Button look="main">Make the first</Button>}>
        They are here once you make one.
      </Empty>
    ),
    "empty, long": () => <Empty title={LONG}>{LONG}</Empty>,
    waiting: () => <Waiting className="h-24" />,
  },
  Status: {
    all: () => (
      <div className={row}>
        {(["pending", "processing", "completed", "failed", "cancelled"] as const).map((one) => (
          <Status key={one} status={one} />
        ))}
      </div>
    ),
    "needs a person": () => (
      <div className={row}>
        {(["approval", "money", "decision"] as const).map((one) => (
          <Status key={one} status="processing" needs={one} />
        ))}
      </div>
    ),
    progress: () => (
      <div className="grid gap-3">
        <Progress percent={0} label="Nothing yet" />
        <Progress percent={42} label="Under way" />
        <Progress percent={100} label="Done" />
        <Progress percent={60} label="Failed" failed />
      </div>
    ),
    "seconds left": () => (
      <p className="text-sm">
        <Left seconds={95} /> · <Left seconds={9} /> · <Left seconds={1} />
      </p>
    ),
  },
  Frame: {
    shapes: () => (
      <div className="grid grid-cols-3 items-end gap-3">
        <Frame aspect="16:9" src={picture(160, 90, "#345")} alt="A lighthouse" />
        <Frame aspect="9:16" src={picture(90, 160, "#543")} alt="A cat" />
        <Frame aspect="1:1" src={picture(120, 120, "#354")} alt="A robot" />
      </div>
    ),
    "of another shape than the picture": () => (
      <Frame aspect="16:9" src={picture(90, 160, "#543")} alt="A cat" className="max-w-64" />
    ),
    "without a picture": () => <Frame aspect="16:9" alt="" className="max-w-64" />,
  },
  "Icons and logo": {
    logo: () => <Logo />,
    rings: () => (
      <div className={row}>
        <Ring size={14} />
        <Ring />
        <Ring size={48} title="In the film" />
      </div>
    ),
    icons: () => (
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2 text-xs text-quiet">
        {ICONS.map((name) => (
          <li key={name} className="flex items-center gap-2">
            <Icon name={name} size={20} />
            {name}
          </li>
        ))}
      </ul>
    ),
  },
  "Text to take": {
    copy: () => <Copyable text={"VIDEO_API_PROVIDER=runway\nVIDEO_API_KEY="} name="lines" />,
    long: () => <Copyable text={LONG} name="a long word" />,
    prose: () => (
      <p className="text-sm">
        <Prose text={`Run \`reelwright serve\`, or ${MARKUP}, or \`${LONG}\`.`} />
      </p>
    ),
  },
};
